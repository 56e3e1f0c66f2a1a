// Time. It is the run's own: it stands still while the run is paused, and goes as fast as the run does.
pub mod time {
    use crate::fmt;
    use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Duration { nanos: u128 }

    // The largest: u64::MAX seconds and 999,999,999 ns.
    const MOST: u128 = 18446744073709551615999999999;

    fn of(nanos: u128) -> Option<Duration> {
        if nanos > MOST { None } else { Some(Duration { nanos: nanos }) }
    }
    fn of_seconds(seconds: f64) -> Duration {
        if seconds < 0.0 { panic!("{}", "cannot convert float seconds to Duration: value is negative") }
        if !(seconds < 18446744073709551616.0) { panic!("{}", "cannot convert float seconds to Duration: value is either too big or NaN") }
        let whole = seconds as u64 as u128;
        let rest = ((seconds - seconds as u64 as f64) * 1000000000.0).round() as u128;
        Duration { nanos: whole * 1000000000 + rest }
    }

    #[derive(Debug, Clone, PartialEq, Eq)] pub struct TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind }
    #[derive(Debug, Clone, PartialEq, Eq)] enum TryFromFloatSecsErrorKind { Negative, OverflowOrNan }
    impl crate::fmt::Display for TryFromFloatSecsError {
        fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
            f.pad(match self.kind {
                TryFromFloatSecsErrorKind::Negative => "cannot convert float seconds to Duration: value is negative",
                TryFromFloatSecsErrorKind::OverflowOrNan => "cannot convert float seconds to Duration: value is either too big or NaN",
            })
        }
    }
    impl crate::error::Error for TryFromFloatSecsError {}

    impl Duration {
        pub const ZERO: Duration = Duration { nanos: 0 };
        pub const MAX: Duration = Duration { nanos: MOST };
        pub const SECOND: Duration = Duration { nanos: 1000000000 };
        pub const MILLISECOND: Duration = Duration { nanos: 1000000 };
        pub const MICROSECOND: Duration = Duration { nanos: 1000 };
        pub const NANOSECOND: Duration = Duration { nanos: 1 };

        pub const fn new(secs: u64, nanos: u32) -> Duration {
            match of(secs as u128 * 1000000000 + nanos as u128) {
                Some(duration) => duration,
                None => panic!("overflow in Duration::new"),
            }
        }
        pub const fn from_secs(n: u64) -> Duration { Duration { nanos: n as u128 * 1000000000 } }
        pub const fn from_millis(n: u64) -> Duration { Duration { nanos: n as u128 * 1000000 } }
        pub const fn from_micros(n: u64) -> Duration { Duration { nanos: n as u128 * 1000 } }
        pub const fn from_nanos(n: u64) -> Duration { Duration { nanos: n as u128 } }
        pub const fn from_nanos_u128(n: u128) -> Duration {
            match of(n) {
                Some(duration) => duration,
                None => panic!("overflow in `Duration::from_nanos_u128`"),
            }
        }
        pub const fn from_mins(n: u64) -> Duration {
            match of(n as u128 * 60000000000) {
                Some(duration) => duration,
                None => panic!("overflow in Duration::from_mins"),
            }
        }
        pub const fn from_hours(n: u64) -> Duration {
            match of(n as u128 * 3600000000000) {
                Some(duration) => duration,
                None => panic!("overflow in Duration::from_hours"),
            }
        }
        pub fn from_secs_f64(seconds: f64) -> Duration { of_seconds(seconds) }
        pub fn try_from_secs_f64(seconds: f64) -> Result<Duration, TryFromFloatSecsError> {
            if seconds < 0.0 { return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative }); }
            if !(seconds < 18446744073709551616.0) { return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan }); }
            Ok(of_seconds(seconds))
        }
        pub fn try_from_secs_f32(seconds: f32) -> Result<Duration, TryFromFloatSecsError> { Duration::try_from_secs_f64(seconds as f64) }
        pub fn from_secs_f32(seconds: f32) -> Duration { of_seconds(seconds as f64) }

        pub const fn is_zero(&self) -> bool { self.nanos == 0 }
        pub const fn as_secs(&self) -> u64 { (self.nanos / 1000000000) as u64 }
        pub const fn as_millis(&self) -> u128 { self.nanos / 1000000 }
        pub const fn as_micros(&self) -> u128 { self.nanos / 1000 }
        pub const fn as_nanos(&self) -> u128 { self.nanos }
        pub const fn subsec_millis(&self) -> u32 { (self.nanos % 1000000000 / 1000000) as u32 }
        pub const fn subsec_micros(&self) -> u32 { (self.nanos % 1000000000 / 1000) as u32 }
        pub const fn subsec_nanos(&self) -> u32 { (self.nanos % 1000000000) as u32 }
        pub fn as_secs_f64(&self) -> f64 { self.as_secs() as f64 + self.subsec_nanos() as f64 / 1000000000.0 }
        pub fn as_secs_f32(&self) -> f32 { self.as_secs() as f32 + self.subsec_nanos() as f32 / 1000000000.0 }

        pub fn checked_add(self, other: Duration) -> Option<Duration> { of(self.nanos + other.nanos) }
        pub fn checked_sub(self, other: Duration) -> Option<Duration> {
            if other.nanos > self.nanos { None } else { Some(Duration { nanos: self.nanos - other.nanos }) }
        }
        pub fn checked_mul(self, n: u32) -> Option<Duration> { of(self.nanos * n as u128) }
        pub fn checked_div(self, n: u32) -> Option<Duration> {
            if n == 0 { None } else { Some(Duration { nanos: self.nanos / n as u128 }) }
        }
        pub fn saturating_add(self, other: Duration) -> Duration { self.checked_add(other).unwrap_or(Duration::MAX) }
        pub fn saturating_sub(self, other: Duration) -> Duration { self.checked_sub(other).unwrap_or(Duration::ZERO) }
        pub fn saturating_mul(self, n: u32) -> Duration { self.checked_mul(n).unwrap_or(Duration::MAX) }
        pub fn abs_diff(self, other: Duration) -> Duration {
            if self < other { other - self } else { self - other }
        }
        pub fn mul_f64(self, n: f64) -> Duration { of_seconds(n * self.as_secs_f64()) }
        pub fn mul_f32(self, n: f32) -> Duration { of_seconds((n * self.as_secs_f32()) as f64) }
        pub fn div_f64(self, n: f64) -> Duration { of_seconds(self.as_secs_f64() / n) }
        pub fn div_f32(self, n: f32) -> Duration { of_seconds((self.as_secs_f32() / n) as f64) }
        pub fn div_duration_f64(self, other: Duration) -> f64 { self.nanos as f64 / other.nanos as f64 }
        pub fn div_duration_f32(self, other: Duration) -> f32 { self.nanos as f32 / other.nanos as f32 }
    }
    impl Add for Duration {
        type Output = Duration;
        fn add(self, other: Duration) -> Duration { self.checked_add(other).expect("overflow when adding durations") }
    }
    impl Sub for Duration {
        type Output = Duration;
        fn sub(self, other: Duration) -> Duration { self.checked_sub(other).expect("overflow when subtracting durations") }
    }
    impl Mul<u32> for Duration {
        type Output = Duration;
        fn mul(self, n: u32) -> Duration { self.checked_mul(n).expect("overflow when multiplying duration by scalar") }
    }
    impl Mul<Duration> for u32 {
        type Output = Duration;
        fn mul(self, duration: Duration) -> Duration { duration * self }
    }
    impl Div<u32> for Duration {
        type Output = Duration;
        fn div(self, n: u32) -> Duration { self.checked_div(n).expect("divide by zero error when dividing duration by scalar") }
    }
    impl AddAssign for Duration { fn add_assign(&mut self, other: Duration) { *self = *self + other } }
    impl SubAssign for Duration { fn sub_assign(&mut self, other: Duration) { *self = *self - other } }
    impl MulAssign<u32> for Duration { fn mul_assign(&mut self, n: u32) { *self = *self * n } }
    impl DivAssign<u32> for Duration { fn div_assign(&mut self, n: u32) { *self = *self / n } }
    impl crate::iter::Sum for Duration {
        fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
            let mut total = Duration::ZERO;
            for duration in iter { total += duration; }
            total
        }
    }
    impl<'a> crate::iter::Sum<&'a Duration> for Duration {
        fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
            let mut total = Duration::ZERO;
            for duration in iter { total += *duration; }
            total
        }
    }
    impl fmt::Debug for Duration {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            if self.nanos >= 1000000000 { write_decimal(f, self.nanos / 1000000000, self.nanos % 1000000000, 100000000, "s") }
            else if self.nanos >= 1000000 { write_decimal(f, self.nanos / 1000000, self.nanos % 1000000, 100000, "ms") }
            else if self.nanos >= 1000 { write_decimal(f, self.nanos / 1000, self.nanos % 1000, 100, "µs") }
            else { write_decimal(f, self.nanos, 0, 1, "ns") }
        }
    }
    // `divisor` is the worth of the fraction's first digit.
    fn write_decimal(f: &mut fmt::Formatter<'_>, mut whole: u128, mut fraction: u128, mut divisor: u128, unit: &str) -> fmt::Result {
        let most = f.precision().unwrap_or(9);
        let mut digits: Vec<u8> = Vec::new();
        while fraction > 0 && digits.len() < most {
            digits.push((fraction / divisor) as u8);
            fraction = fraction % divisor;
            divisor = divisor / 10;
        }
        // Half a digit goes to the even one.
        let half = divisor * 5;
        let last = match digits.last() { Some(digit) => *digit as u128, None => whole };
        if fraction > 0 && fraction >= half && (fraction != half || last % 2 == 1) {
            let mut at = digits.len();
            let mut carries = true;
            while carries && at > 0 {
                at -= 1;
                carries = digits[at] == 9;
                digits[at] = if carries { 0 } else { digits[at] + 1 };
            }
            if carries { whole += 1; }
        }
        while let Some(wanted) = f.precision() {
            if digits.len() >= wanted { break; }
            digits.push(0);
        }
        let mut text = String::new();
        if f.sign_plus() { text.push('+'); }
        text.push_str(whole.to_string().as_str());
        if !digits.is_empty() { text.push('.'); }
        for digit in digits.iter() { text.push((b'0' + *digit) as char); }
        text.push_str(unit);
        let count = text.chars().count();
        f.place(text.as_str(), count, 1)
    }

    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Instant { nanos: u128 }
    #[intrinsic] fn clock_nanos() -> u128;

    impl Instant {
        pub fn now() -> Instant { Instant { nanos: clock_nanos() } }
        pub fn elapsed(&self) -> Duration { Instant::now().duration_since(*self) }
        pub fn duration_since(&self, earlier: Instant) -> Duration { self.saturating_duration_since(earlier) }
        pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
            self.checked_duration_since(earlier).unwrap_or(Duration::ZERO)
        }
        pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
            if earlier.nanos > self.nanos { None } else { Some(Duration { nanos: self.nanos - earlier.nanos }) }
        }
        pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
            match of(self.nanos + duration.nanos) {
                Some(later) => Some(Instant { nanos: later.nanos }),
                None => None,
            }
        }
        pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
            if duration.nanos > self.nanos { None } else { Some(Instant { nanos: self.nanos - duration.nanos }) }
        }
    }
    impl Add<Duration> for Instant {
        type Output = Instant;
        fn add(self, duration: Duration) -> Instant { self.checked_add(duration).expect("overflow when adding duration to instant") }
    }
    impl Sub<Duration> for Instant {
        type Output = Instant;
        fn sub(self, duration: Duration) -> Instant { self.checked_sub(duration).expect("overflow when subtracting duration from instant") }
    }
    impl Sub<Instant> for Instant {
        type Output = Duration;
        fn sub(self, earlier: Instant) -> Duration { self.duration_since(earlier) }
    }
    impl AddAssign<Duration> for Instant { fn add_assign(&mut self, duration: Duration) { *self = *self + duration } }
    impl SubAssign<Duration> for Instant { fn sub_assign(&mut self, duration: Duration) { *self = *self - duration } }
    impl fmt::Debug for Instant {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Instant").field("tv_sec", &(self.nanos / 1000000000)).field("tv_nsec", &(self.nanos % 1000000000)).finish()
        }
    }

    // Each run begins on 1 January 2026: the same run gives the same times.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct SystemTime { nanos: u128 }
    pub const UNIX_EPOCH: SystemTime = SystemTime { nanos: 0 };
    const BEGIN: u128 = 1767225600000000000;

    #[derive(Clone, Debug)]
    pub struct SystemTimeError(Duration);
    impl SystemTimeError { pub fn duration(&self) -> Duration { self.0 } }
    impl fmt::Display for SystemTimeError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("second time provided was later than self") }
    }
    impl crate::error::Error for SystemTimeError {}

    impl SystemTime {
        pub const UNIX_EPOCH: SystemTime = SystemTime { nanos: 0 };
        pub fn now() -> SystemTime { SystemTime { nanos: BEGIN + clock_nanos() } }
        pub fn elapsed(&self) -> Result<Duration, SystemTimeError> { SystemTime::now().duration_since(*self) }
        pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
            if earlier.nanos > self.nanos { Err(SystemTimeError(Duration { nanos: earlier.nanos - self.nanos })) }
            else { Ok(Duration { nanos: self.nanos - earlier.nanos }) }
        }
    }
    impl Add<Duration> for SystemTime {
        type Output = SystemTime;
        fn add(self, duration: Duration) -> SystemTime { SystemTime { nanos: self.nanos + duration.nanos } }
    }
    impl Sub<Duration> for SystemTime {
        type Output = SystemTime;
        fn sub(self, duration: Duration) -> SystemTime { SystemTime { nanos: self.nanos - duration.nanos } }
    }
    impl fmt::Debug for SystemTime {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SystemTime").field("tv_sec", &(self.nanos / 1000000000)).field("tv_nsec", &(self.nanos % 1000000000)).finish()
        }
    }
}
