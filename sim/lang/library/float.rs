// Floating-point numbers.
@each f64 f32
pub mod $T {
    pub const RADIX: u32 = 2;
    pub const DIGITS: u32 = $T::DIGITS;
    pub const EPSILON: $T = $T::EPSILON;
    pub const MIN: $T = $T::MIN;
    pub const MIN_POSITIVE: $T = $T::MIN_POSITIVE;
    pub const MAX: $T = $T::MAX;
    pub const NAN: $T = $T::NAN;
    pub const INFINITY: $T = $T::INFINITY;
    pub const NEG_INFINITY: $T = $T::NEG_INFINITY;
    pub mod consts {
        pub const PI: $T = 3.14159265358979323846264338327950288;
        pub const TAU: $T = 6.28318530717958647692528676655900577;
        pub const E: $T = 2.71828182845904523536028747135266250;
        pub const SQRT_2: $T = 1.41421356237309504880168872420969808;
        pub const LN_2: $T = 0.693147180559945309417232121458176568;
        pub const LN_10: $T = 2.30258509299404568401799145468436421;
        pub const LOG2_E: $T = 1.44269504088896340735992468100189214;
        pub const LOG2_10: $T = 3.32192809488736234787031942948939018;
        pub const LOG10_E: $T = 0.434294481903251827651128918916605082;
        pub const LOG10_2: $T = 0.301029995663981195213738894724493027;
        pub const FRAC_PI_2: $T = 1.57079632679489661923132169163975144;
        pub const FRAC_PI_3: $T = 1.04719755119659774615421446109316763;
        pub const FRAC_PI_4: $T = 0.785398163397448309615660845819875721;
        pub const FRAC_PI_6: $T = 0.52359877559829887307710723054658381;
        pub const FRAC_PI_8: $T = 0.39269908169872415480783042290993786;
        pub const FRAC_1_PI: $T = 0.318309886183790671537767526745028724;
        pub const FRAC_2_PI: $T = 0.636619772367581343075535053490057448;
        pub const FRAC_2_SQRT_PI: $T = 1.12837916709551257389615890312154517;
        pub const FRAC_1_SQRT_2: $T = 0.707106781186547524400844362104849039;
    }
}
@end
mod float {
    use crate::fmt;
    #[intrinsic] fn float_math(what: u32, a: f64, b: f64) -> f64;
    #[intrinsic] fn float_bits(value: f64) -> u64;
    #[intrinsic] fn float_of_bits(bits: u64) -> f64;
    #[intrinsic] fn parse_float(text: &str) -> Option<f64>;
    impl f64 {
        pub const DIGITS: u32 = 15;
        pub const EPSILON: f64 = 2.2204460492503131e-16;
        pub const MAX: f64 = 1.7976931348623157e308;
        pub const MIN: f64 = -1.7976931348623157e308;
        pub const MIN_POSITIVE: f64 = 2.2250738585072014e-308;
        pub fn to_bits(self) -> u64 { float_bits(self) }
        pub fn from_bits(bits: u64) -> f64 { float_of_bits(bits) }
        pub fn total_cmp(&self, other: &f64) -> crate::cmp::Ordering {
            let key = |x: f64| { let bits = float_bits(x) as i64; if bits < 0 { bits ^ 0x7fffffffffffffff } else { bits } };
            key(*self).cmp(&key(*other))
        }
    }
    impl f32 {
        pub const DIGITS: u32 = 6;
        pub const EPSILON: f32 = 1.1920929e-7;
        pub const MAX: f32 = 3.40282347e38;
        pub const MIN: f32 = -3.40282347e38;
        pub const MIN_POSITIVE: f32 = 1.17549435e-38;
        pub fn to_bits(self) -> u32 {
            let bits = float_bits(self as f64);
            let exponent = (bits >> 52 & 2047) as i32 - 896;
            let fraction = bits & 4503599627370495;
            let size = if exponent == 1151 { 2139095040 | fraction >> 29 } else if exponent > 0 { (exponent as u64) << 23 | fraction >> 29 } else if exponent < -23 { 0 } else { (fraction | 4503599627370496) >> (30 - exponent) };
            ((bits >> 63) << 31 | size) as u32
        }
        pub fn from_bits(bits: u32) -> f32 {
            let exponent = (bits >> 23 & 255) as u64;
            let fraction = (bits & 8388607) as u64;
            let infinite: u64 = 2047;
            let tiny: u64 = 874;
            let size = if exponent == 255 { infinite << 52 | fraction << 29 } else if exponent > 0 { (exponent + 896) << 52 | fraction << 29 } else { float_bits(fraction as f64 * float_of_bits(tiny << 52)) };
            float_of_bits(((bits >> 31) as u64) << 63 | size) as f32
        }
        pub fn total_cmp(&self, other: &f32) -> crate::cmp::Ordering { (*self as f64).total_cmp(&(*other as f64)) }
    }
@each f64 f32
    impl $T {
        pub const INFINITY: $T = 1.0 / 0.0;
        pub const NEG_INFINITY: $T = -1.0 / 0.0;
        pub const NAN: $T = 0.0 / 0.0;
        pub fn sqrt(self) -> $T { float_math(0, self as f64, 0.0) as $T }
        pub fn floor(self) -> $T { float_math(1, self as f64, 0.0) as $T }
        pub fn ceil(self) -> $T { float_math(2, self as f64, 0.0) as $T }
        pub fn round(self) -> $T { float_math(3, self as f64, 0.0) as $T }
        pub fn trunc(self) -> $T { float_math(4, self as f64, 0.0) as $T }
        pub fn fract(self) -> $T { self - self.trunc() }
        pub fn sin(self) -> $T { float_math(5, self as f64, 0.0) as $T }
        pub fn cos(self) -> $T { float_math(6, self as f64, 0.0) as $T }
        pub fn tan(self) -> $T { float_math(7, self as f64, 0.0) as $T }
        pub fn sin_cos(self) -> ($T, $T) { (self.sin(), self.cos()) }
        pub fn asin(self) -> $T { float_math(8, self as f64, 0.0) as $T }
        pub fn acos(self) -> $T { float_math(9, self as f64, 0.0) as $T }
        pub fn atan(self) -> $T { float_math(10, self as f64, 0.0) as $T }
        pub fn atan2(self, other: $T) -> $T { float_math(11, self as f64, other as f64) as $T }
        pub fn exp(self) -> $T { float_math(12, self as f64, 0.0) as $T }
        pub fn exp2(self) -> $T { float_math(16, 2.0, self as f64) as $T }
        pub fn ln(self) -> $T { float_math(13, self as f64, 0.0) as $T }
        pub fn log10(self) -> $T { float_math(14, self as f64, 0.0) as $T }
        pub fn log2(self) -> $T { float_math(15, self as f64, 0.0) as $T }
        pub fn log(self, base: $T) -> $T { self.ln() / base.ln() }
        pub fn powf(self, n: $T) -> $T { float_math(16, self as f64, n as f64) as $T }
        pub fn powi(self, n: i32) -> $T {
            let mut left = n.unsigned_abs();
            let mut base = self;
            let mut out: $T = 1.0;
            while left > 0 { if left % 2 == 1 { out = out * base; } base = base * base; left = left / 2; }
            if n < 0 { 1.0 / out } else { out }
        }
        pub fn round_ties_even(self) -> $T { let r = self.round(); if (self - self.trunc()).abs() == 0.5 && r % 2.0 != 0.0 { r - self.signum() } else { r } }
        pub fn ln_1p(self) -> $T { float_math(22, self as f64, 0.0) as $T }
        pub fn exp_m1(self) -> $T { float_math(23, self as f64, 0.0) as $T }
        pub fn asinh(self) -> $T { float_math(24, self as f64, 0.0) as $T }
        pub fn acosh(self) -> $T { float_math(25, self as f64, 0.0) as $T }
        pub fn atanh(self) -> $T { float_math(26, self as f64, 0.0) as $T }
        pub fn midpoint(self, other: $T) -> $T { self / 2.0 + other / 2.0 }
        pub fn is_normal(self) -> bool { self.is_finite() && self.abs() >= $T::MIN_POSITIVE }
        pub fn cbrt(self) -> $T { float_math(17, self as f64, 0.0) as $T }
        pub fn sinh(self) -> $T { float_math(18, self as f64, 0.0) as $T }
        pub fn cosh(self) -> $T { float_math(19, self as f64, 0.0) as $T }
        pub fn tanh(self) -> $T { float_math(20, self as f64, 0.0) as $T }
        pub fn hypot(self, other: $T) -> $T { float_math(21, self as f64, other as f64) as $T }
        pub fn mul_add(self, a: $T, b: $T) -> $T { self * a + b }
        pub fn recip(self) -> $T { 1.0 / self }
        pub fn to_degrees(self) -> $T { self * (180.0 / 3.14159265358979323846) }
        pub fn to_radians(self) -> $T { self * (3.14159265358979323846 / 180.0) }
        pub fn is_nan(self) -> bool { self != self }
        pub fn is_infinite(self) -> bool { self == $T::INFINITY || self == $T::NEG_INFINITY }
        pub fn is_finite(self) -> bool { !self.is_nan() && !self.is_infinite() }
        pub fn is_sign_negative(self) -> bool { (float_bits(self as f64) >> 63) == 1 }
        pub fn is_sign_positive(self) -> bool { !self.is_sign_negative() }
        pub fn abs(self) -> $T { if self.is_sign_negative() { -self } else { self } }
        pub fn signum(self) -> $T { if self.is_nan() { self } else if self.is_sign_negative() { -1.0 } else { 1.0 } }
        pub fn copysign(self, sign: $T) -> $T { if self.is_sign_negative() == sign.is_sign_negative() { self } else { -self } }
        pub fn max(self, other: $T) -> $T { if self.is_nan() || self < other { other } else { self } }
        pub fn min(self, other: $T) -> $T { if self.is_nan() || other < self { other } else { self } }
        pub fn clamp(self, low: $T, high: $T) -> $T {
            if !(low <= high) { panic!("min > max, or either was NaN. min = {:?}, max = {:?}", low, high) }
            if self < low { low } else if self > high { high } else { self }
        }
        pub fn rem_euclid(self, rhs: $T) -> $T { let r = self % rhs; if r < 0.0 { r + rhs.abs() } else { r } }
        pub fn div_euclid(self, rhs: $T) -> $T { let q = (self / rhs).trunc(); if self % rhs < 0.0 { if rhs > 0.0 { q - 1.0 } else { q + 1.0 } } else { q } }
    }
    impl crate::str::FromStr for $T {
        type Err = ParseFloatError;
        fn from_str(text: &str) -> Result<$T, ParseFloatError> { match parse_float(text) { Some(x) => Ok(x as $T), None => Err(ParseFloatError { kind: if text.is_empty() { FloatErrorKind::Empty } else { FloatErrorKind::Invalid } }) } }
    }
@end
    #[derive(Clone, PartialEq, Eq, Debug)] enum FloatErrorKind { Empty, Invalid }
    #[derive(Clone, PartialEq, Eq, Debug)] pub struct ParseFloatError { kind: FloatErrorKind }
    impl fmt::Display for ParseFloatError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.pad(match self.kind { FloatErrorKind::Empty => "cannot parse float from empty string", FloatErrorKind::Invalid => "invalid float literal" })
        }
    }
    impl crate::error::Error for ParseFloatError {}
}
