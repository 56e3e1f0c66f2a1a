// Integers: arithmetic with a say in overflow, bits, conversions, reading from text.
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
pub mod $T {
    pub const MIN: $T = $T::MIN;
    pub const MAX: $T = $T::MAX;
}
@end
pub mod num {
    use crate::fmt;
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl $T {
        #[intrinsic] fn min_value() -> $T;
        #[intrinsic] fn max_value() -> $T;
        pub const MAX: $T = $T::max_value();
        pub const MIN: $T = $T::min_value();
        pub const BITS: u32 = crate::mem::size_of::<$T>() as u32 * 8;
        #[intrinsic] pub fn checked_add(self, rhs: $T) -> Option<$T>;
        #[intrinsic] pub fn checked_sub(self, rhs: $T) -> Option<$T>;
        #[intrinsic] pub fn checked_mul(self, rhs: $T) -> Option<$T>;
        #[intrinsic] pub fn wrapping_add(self, rhs: $T) -> $T;
        #[intrinsic] pub fn wrapping_sub(self, rhs: $T) -> $T;
        #[intrinsic] pub fn wrapping_mul(self, rhs: $T) -> $T;
        pub fn checked_div(self, rhs: $T) -> Option<$T> { if rhs == 0 || $T::overflows(self, rhs) { None } else { Some(self / rhs) } }
        pub fn checked_rem(self, rhs: $T) -> Option<$T> { if rhs == 0 || $T::overflows(self, rhs) { None } else { Some(self % rhs) } }
        pub fn checked_pow(self, n: u32) -> Option<$T> {
            let mut out: $T = 1;
            if n == 0 { return Some(out); }
            let mut left = n;
            let mut base = self;
            while left > 1 {
                if left % 2 == 1 { out = out.checked_mul(base)?; }
                left = left / 2;
                base = base.checked_mul(base)?;
            }
            out.checked_mul(base)
        }
        pub fn checked_div_euclid(self, rhs: $T) -> Option<$T> { if rhs == 0 || $T::overflows(self, rhs) { None } else { Some(self.div_euclid(rhs)) } }
        pub fn checked_rem_euclid(self, rhs: $T) -> Option<$T> { if rhs == 0 || $T::overflows(self, rhs) { None } else { Some(self.rem_euclid(rhs)) } }
        pub fn checked_neg(self) -> Option<$T> { (0 as $T).checked_sub(self) }
        pub fn checked_shl(self, n: u32) -> Option<$T> { if n < $T::BITS { Some(self << n) } else { None } }
        pub fn checked_shr(self, n: u32) -> Option<$T> { if n < $T::BITS { Some(self >> n) } else { None } }
        pub fn wrapping_div(self, rhs: $T) -> $T { if $T::overflows(self, rhs) { self } else { self / rhs } }
        pub fn wrapping_rem(self, rhs: $T) -> $T { if $T::overflows(self, rhs) { 0 } else { self % rhs } }
        pub fn wrapping_neg(self) -> $T { (0 as $T).wrapping_sub(self) }
        pub fn wrapping_shl(self, n: u32) -> $T { self << (n % $T::BITS) }
        pub fn wrapping_shr(self, n: u32) -> $T { self >> (n % $T::BITS) }
        pub fn wrapping_pow(self, n: u32) -> $T { let mut out: $T = 1; let mut left = n; let mut base = self; while left > 0 { if left % 2 == 1 { out = out.wrapping_mul(base); } left = left / 2; base = base.wrapping_mul(base); } out }
        pub fn wrapping_rem_euclid(self, rhs: $T) -> $T { if $T::overflows(self, rhs) { 0 } else { self.rem_euclid(rhs) } }
        pub fn overflowing_neg(self) -> ($T, bool) { (self.wrapping_neg(), self.checked_neg().is_none()) }
        pub fn overflowing_shl(self, n: u32) -> ($T, bool) { (self.wrapping_shl(n), n >= $T::BITS) }
        pub fn overflowing_shr(self, n: u32) -> ($T, bool) { (self.wrapping_shr(n), n >= $T::BITS) }
        pub fn saturating_div(self, rhs: $T) -> $T { if $T::overflows(self, rhs) { $T::MAX } else { self / rhs } }
        pub fn overflowing_div(self, rhs: $T) -> ($T, bool) { (self.wrapping_div(rhs), $T::overflows(self, rhs)) }
        pub fn overflowing_rem(self, rhs: $T) -> ($T, bool) { (self.wrapping_rem(rhs), $T::overflows(self, rhs)) }
        pub fn wrapping_div_euclid(self, rhs: $T) -> $T { if $T::overflows(self, rhs) { self } else { self.div_euclid(rhs) } }
        pub fn overflowing_add(self, rhs: $T) -> ($T, bool) { (self.wrapping_add(rhs), self.checked_add(rhs).is_none()) }
        pub fn overflowing_sub(self, rhs: $T) -> ($T, bool) { (self.wrapping_sub(rhs), self.checked_sub(rhs).is_none()) }
        pub fn overflowing_mul(self, rhs: $T) -> ($T, bool) { (self.wrapping_mul(rhs), self.checked_mul(rhs).is_none()) }
        pub fn overflowing_pow(self, n: u32) -> ($T, bool) { (self.wrapping_pow(n), self.checked_pow(n).is_none()) }
        pub fn saturating_add(self, rhs: $T) -> $T { match self.checked_add(rhs) { Some(x) => x, None => if rhs > 0 { $T::MAX } else { $T::MIN } } }
        pub fn saturating_sub(self, rhs: $T) -> $T { match self.checked_sub(rhs) { Some(x) => x, None => if rhs > 0 { $T::MIN } else { $T::MAX } } }
        pub fn saturating_mul(self, rhs: $T) -> $T { match self.checked_mul(rhs) { Some(x) => x, None => if (self > 0) == (rhs > 0) { $T::MAX } else { $T::MIN } } }
        pub fn saturating_pow(self, n: u32) -> $T { match self.checked_pow(n) { Some(x) => x, None => if self > 0 || n % 2 == 0 { $T::MAX } else { $T::MIN } } }
        pub fn pow(self, n: u32) -> $T {
            let mut out: $T = 1;
            if n == 0 { return out; }
            let mut left = n;
            let mut base = self;
            while left > 1 {
                if left % 2 == 1 { out = out * base; }
                left = left / 2;
                base = base * base;
            }
            out * base
        }
        pub fn isqrt(self) -> $T {
            if self < 2 { return self; }
            let mut guess = self / 2 + 1;
            loop {
                let better = (guess + self / guess) / 2;
                if better >= guess { return guess; }
                guess = better;
            }
        }
        pub fn count_ones(self) -> u32 { let mut n = 0; let mut left = self; while left != 0 { left = left & left.wrapping_sub(1); n += 1; } n }
        pub fn count_zeros(self) -> u32 { $T::BITS - self.count_ones() }
        pub fn leading_zeros(self) -> u32 { let mut n = 0; while n < $T::BITS && (self >> ($T::BITS - 1 - n)) & 1 == 0 { n += 1; } n }
        pub fn trailing_zeros(self) -> u32 { let mut n = 0; while n < $T::BITS && (self >> n) & 1 == 0 { n += 1; } n }
        pub fn leading_ones(self) -> u32 { (!self).leading_zeros() }
        pub fn trailing_ones(self) -> u32 { (!self).trailing_zeros() }
        pub fn swap_bytes(self) -> $T { let mut out: $T = 0; let mut i = 0; while i < $T::BITS { out = out | (((self >> i) & 255) << ($T::BITS - 8 - i)); i += 8; } out }
        pub fn checked_ilog2(self) -> Option<u32> { if self <= 0 { None } else { Some($T::BITS - 1 - self.leading_zeros()) } }
        pub fn ilog2(self) -> u32 { match self.checked_ilog2() { Some(n) => n, None => panic!("argument of integer logarithm must be positive") } }
        pub fn checked_ilog(self, base: $T) -> Option<u32> { if self <= 0 || base < 2 { return None; } let mut n = 0; let mut left = self / base; while left > 0 { left = left / base; n += 1; } Some(n) }
        pub fn checked_ilog10(self) -> Option<u32> { self.checked_ilog(10) }
        pub fn ilog10(self) -> u32 { match self.checked_ilog(10) { Some(n) => n, None => panic!("argument of integer logarithm must be positive") } }
        pub fn ilog(self, base: $T) -> u32 { assert!(base >= 2, "base of integer logarithm must be at least 2"); match self.checked_ilog(base) { Some(n) => n, None => panic!("argument of integer logarithm must be positive") } }
        pub fn rotate_left(self, n: u32) -> $T { let k = n % $T::BITS; if k == 0 { self } else { (self << k) | ((self >> ($T::BITS - k)) & ((1 as $T) << k).wrapping_sub(1)) } }
        pub fn rotate_right(self, n: u32) -> $T { self.rotate_left($T::BITS - n % $T::BITS) }
        pub fn reverse_bits(self) -> $T { let mut out: $T = 0; let mut i = 0; while i < $T::BITS { out = (out << 1) | ((self >> i) & 1); i += 1; } out }
        pub fn to_be(self) -> $T { self.swap_bytes() }
        pub fn to_le(self) -> $T { self }
        pub fn from_be(x: $T) -> $T { x.swap_bytes() }
        pub fn from_le(x: $T) -> $T { x }
        pub fn from_str_radix(text: &str, radix: u32) -> Result<$T, ParseIntError> {
            if radix < 2 || radix > 36 { panic!("from_ascii_radix: radix must lie in the range `[2, 36]`") }
            match crate::num::digits(text.as_bytes(), radix, $T::MIN != 0) {
                Ok((negative, size)) => match crate::num::narrowed::<$T>(negative, size) {
                    Some(x) => Ok(x),
                    None => Err(ParseIntError { kind: if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow } }),
                },
                Err(kind) => Err(ParseIntError { kind: kind }),
            }
        }
    }
    impl crate::str::FromStr for $T { type Err = ParseIntError; fn from_str(text: &str) -> Result<$T, ParseIntError> { $T::from_str_radix(text, 10) } }
    impl Integer for $T {
        fn wide(self) -> (bool, u128) { if (self as i128) < 0 && $T::MIN != 0 { (true, (self as i128).wrapping_neg() as u128) } else { (false, self as u128) } }
        fn cut(bits: u128) -> $T { bits as $T }
    }
@end
@each i8 i16 i32 i64 i128 isize
    impl $T {
        fn overflows(a: $T, b: $T) -> bool { b == -1 && a == $T::MIN }
        pub fn abs(self) -> $T { if self < 0 { -self } else { self } }
        pub fn checked_abs(self) -> Option<$T> { if self < 0 { self.checked_neg() } else { Some(self) } }
        pub fn wrapping_abs(self) -> $T { if self < 0 { self.wrapping_neg() } else { self } }
        pub fn saturating_abs(self) -> $T { match self.checked_abs() { Some(x) => x, None => $T::MAX } }
        pub fn saturating_neg(self) -> $T { match self.checked_neg() { Some(x) => x, None => $T::MAX } }
        pub fn overflowing_abs(self) -> ($T, bool) { (self.wrapping_abs(), self == $T::MIN) }
        pub fn signum(self) -> $T { if self > 0 { 1 } else if self < 0 { -1 } else { 0 } }
        pub fn is_positive(self) -> bool { self > 0 }
        pub fn is_negative(self) -> bool { self < 0 }
        pub fn rem_euclid(self, rhs: $T) -> $T { let r = self % rhs; if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r } }
        pub fn div_euclid(self, rhs: $T) -> $T { let q = self / rhs; if self % rhs < 0 { if rhs > 0 { q - 1 } else { q + 1 } } else { q } }
    }
@end
@each u8 u16 u32 u64 u128 usize
    impl $T {
        fn overflows(_a: $T, _b: $T) -> bool { false }
        pub fn is_power_of_two(self) -> bool { self.count_ones() == 1 }
        pub fn next_power_of_two(self) -> $T { let mut out: $T = 1; while out < self { out = out * 2; } out }
        pub fn checked_next_power_of_two(self) -> Option<$T> { let mut out: $T = 1; while out < self { match out.checked_mul(2) { Some(x) => out = x, None => return None } } Some(out) }
        pub fn rem_euclid(self, rhs: $T) -> $T { self % rhs }
        pub fn div_euclid(self, rhs: $T) -> $T { self / rhs }
        pub fn div_ceil(self, rhs: $T) -> $T { if self % rhs == 0 { self / rhs } else { self / rhs + 1 } }
        pub fn next_multiple_of(self, rhs: $T) -> $T { if self % rhs == 0 { self } else { self + (rhs - self % rhs) } }
        pub fn is_multiple_of(self, rhs: $T) -> bool { if rhs == 0 { self == 0 } else { self % rhs == 0 } }
        pub fn abs_diff(self, other: $T) -> $T { if self < other { other - self } else { self - other } }
        pub fn midpoint(self, other: $T) -> $T { (self & other) + ((self ^ other) >> 1) }
        pub fn checked_next_multiple_of(self, rhs: $T) -> Option<$T> { if rhs == 0 { return None; } let r = self % rhs; if r == 0 { Some(self) } else { self.checked_add(rhs - r) } }
    }
@end
    impl i8 {
        pub fn unsigned_abs(self) -> u8 { self.wrapping_abs() as u8 }
        pub fn abs_diff(self, other: i8) -> u8 { if self < other { (other as u8).wrapping_sub(self as u8) } else { (self as u8).wrapping_sub(other as u8) } }
        pub fn checked_add_unsigned(self, rhs: u8) -> Option<i8> { let sum = self.wrapping_add(rhs as i8); if sum < self { None } else { Some(sum) } }
        pub fn wrapping_add_unsigned(self, rhs: u8) -> i8 { self.wrapping_add(rhs as i8) }
        pub fn wrapping_sub_unsigned(self, rhs: u8) -> i8 { self.wrapping_sub(rhs as i8) }
        pub fn cast_unsigned(self) -> u8 { self as u8 }
    }
    impl u8 {
        pub fn checked_add_signed(self, rhs: i8) -> Option<u8> { if rhs < 0 { self.checked_sub(rhs.unsigned_abs()) } else { self.checked_add(rhs as u8) } }
        pub fn wrapping_add_signed(self, rhs: i8) -> u8 { self.wrapping_add(rhs as u8) }
        pub fn saturating_add_signed(self, rhs: i8) -> u8 { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { u8::MAX } } }
        pub fn overflowing_add_signed(self, rhs: i8) -> (u8, bool) { (self.wrapping_add_signed(rhs), self.checked_add_signed(rhs).is_none()) }
        pub fn cast_signed(self) -> i8 { self as i8 }
    }
    impl i16 {
        pub fn unsigned_abs(self) -> u16 { self.wrapping_abs() as u16 }
        pub fn abs_diff(self, other: i16) -> u16 { if self < other { (other as u16).wrapping_sub(self as u16) } else { (self as u16).wrapping_sub(other as u16) } }
        pub fn checked_add_unsigned(self, rhs: u16) -> Option<i16> { let sum = self.wrapping_add(rhs as i16); if sum < self { None } else { Some(sum) } }
        pub fn wrapping_add_unsigned(self, rhs: u16) -> i16 { self.wrapping_add(rhs as i16) }
        pub fn wrapping_sub_unsigned(self, rhs: u16) -> i16 { self.wrapping_sub(rhs as i16) }
        pub fn cast_unsigned(self) -> u16 { self as u16 }
    }
    impl u16 {
        pub fn checked_add_signed(self, rhs: i16) -> Option<u16> { if rhs < 0 { self.checked_sub(rhs.unsigned_abs()) } else { self.checked_add(rhs as u16) } }
        pub fn wrapping_add_signed(self, rhs: i16) -> u16 { self.wrapping_add(rhs as u16) }
        pub fn saturating_add_signed(self, rhs: i16) -> u16 { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { u16::MAX } } }
        pub fn overflowing_add_signed(self, rhs: i16) -> (u16, bool) { (self.wrapping_add_signed(rhs), self.checked_add_signed(rhs).is_none()) }
        pub fn cast_signed(self) -> i16 { self as i16 }
    }
    impl i32 {
        pub fn unsigned_abs(self) -> u32 { self.wrapping_abs() as u32 }
        pub fn abs_diff(self, other: i32) -> u32 { if self < other { (other as u32).wrapping_sub(self as u32) } else { (self as u32).wrapping_sub(other as u32) } }
        pub fn checked_add_unsigned(self, rhs: u32) -> Option<i32> { let sum = self.wrapping_add(rhs as i32); if sum < self { None } else { Some(sum) } }
        pub fn wrapping_add_unsigned(self, rhs: u32) -> i32 { self.wrapping_add(rhs as i32) }
        pub fn wrapping_sub_unsigned(self, rhs: u32) -> i32 { self.wrapping_sub(rhs as i32) }
        pub fn cast_unsigned(self) -> u32 { self as u32 }
    }
    impl u32 {
        pub fn checked_add_signed(self, rhs: i32) -> Option<u32> { if rhs < 0 { self.checked_sub(rhs.unsigned_abs()) } else { self.checked_add(rhs as u32) } }
        pub fn wrapping_add_signed(self, rhs: i32) -> u32 { self.wrapping_add(rhs as u32) }
        pub fn saturating_add_signed(self, rhs: i32) -> u32 { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { u32::MAX } } }
        pub fn overflowing_add_signed(self, rhs: i32) -> (u32, bool) { (self.wrapping_add_signed(rhs), self.checked_add_signed(rhs).is_none()) }
        pub fn cast_signed(self) -> i32 { self as i32 }
    }
    impl i64 {
        pub fn unsigned_abs(self) -> u64 { self.wrapping_abs() as u64 }
        pub fn abs_diff(self, other: i64) -> u64 { if self < other { (other as u64).wrapping_sub(self as u64) } else { (self as u64).wrapping_sub(other as u64) } }
        pub fn checked_add_unsigned(self, rhs: u64) -> Option<i64> { let sum = self.wrapping_add(rhs as i64); if sum < self { None } else { Some(sum) } }
        pub fn wrapping_add_unsigned(self, rhs: u64) -> i64 { self.wrapping_add(rhs as i64) }
        pub fn wrapping_sub_unsigned(self, rhs: u64) -> i64 { self.wrapping_sub(rhs as i64) }
        pub fn cast_unsigned(self) -> u64 { self as u64 }
    }
    impl u64 {
        pub fn checked_add_signed(self, rhs: i64) -> Option<u64> { if rhs < 0 { self.checked_sub(rhs.unsigned_abs()) } else { self.checked_add(rhs as u64) } }
        pub fn wrapping_add_signed(self, rhs: i64) -> u64 { self.wrapping_add(rhs as u64) }
        pub fn saturating_add_signed(self, rhs: i64) -> u64 { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { u64::MAX } } }
        pub fn overflowing_add_signed(self, rhs: i64) -> (u64, bool) { (self.wrapping_add_signed(rhs), self.checked_add_signed(rhs).is_none()) }
        pub fn cast_signed(self) -> i64 { self as i64 }
    }
    impl i128 {
        pub fn unsigned_abs(self) -> u128 { self.wrapping_abs() as u128 }
        pub fn abs_diff(self, other: i128) -> u128 { if self < other { (other as u128).wrapping_sub(self as u128) } else { (self as u128).wrapping_sub(other as u128) } }
        pub fn checked_add_unsigned(self, rhs: u128) -> Option<i128> { let sum = self.wrapping_add(rhs as i128); if sum < self { None } else { Some(sum) } }
        pub fn wrapping_add_unsigned(self, rhs: u128) -> i128 { self.wrapping_add(rhs as i128) }
        pub fn wrapping_sub_unsigned(self, rhs: u128) -> i128 { self.wrapping_sub(rhs as i128) }
        pub fn cast_unsigned(self) -> u128 { self as u128 }
    }
    impl u128 {
        pub fn checked_add_signed(self, rhs: i128) -> Option<u128> { if rhs < 0 { self.checked_sub(rhs.unsigned_abs()) } else { self.checked_add(rhs as u128) } }
        pub fn wrapping_add_signed(self, rhs: i128) -> u128 { self.wrapping_add(rhs as u128) }
        pub fn saturating_add_signed(self, rhs: i128) -> u128 { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { u128::MAX } } }
        pub fn overflowing_add_signed(self, rhs: i128) -> (u128, bool) { (self.wrapping_add_signed(rhs), self.checked_add_signed(rhs).is_none()) }
        pub fn cast_signed(self) -> i128 { self as i128 }
    }
    impl isize {
        pub fn unsigned_abs(self) -> usize { self.wrapping_abs() as usize }
        pub fn abs_diff(self, other: isize) -> usize { if self < other { (other as usize).wrapping_sub(self as usize) } else { (self as usize).wrapping_sub(other as usize) } }
        pub fn checked_add_unsigned(self, rhs: usize) -> Option<isize> { let sum = self.wrapping_add(rhs as isize); if sum < self { None } else { Some(sum) } }
        pub fn wrapping_add_unsigned(self, rhs: usize) -> isize { self.wrapping_add(rhs as isize) }
        pub fn wrapping_sub_unsigned(self, rhs: usize) -> isize { self.wrapping_sub(rhs as isize) }
        pub fn cast_unsigned(self) -> usize { self as usize }
    }
    impl usize {
        pub fn checked_add_signed(self, rhs: isize) -> Option<usize> { if rhs < 0 { self.checked_sub(rhs.unsigned_abs()) } else { self.checked_add(rhs as usize) } }
        pub fn wrapping_add_signed(self, rhs: isize) -> usize { self.wrapping_add(rhs as usize) }
        pub fn saturating_add_signed(self, rhs: isize) -> usize { match self.checked_add_signed(rhs) { Some(x) => x, None => if rhs < 0 { 0 } else { usize::MAX } } }
        pub fn overflowing_add_signed(self, rhs: isize) -> (usize, bool) { (self.wrapping_add_signed(rhs), self.checked_add_signed(rhs).is_none()) }
        pub fn cast_signed(self) -> isize { self as isize }
    }
@each i8 u8
    impl $T {
        pub fn to_le_bytes(self) -> [u8; 1] { crate::array::from_fn(|i| (self >> (8 * i as u32)) as u8) }
        pub fn to_be_bytes(self) -> [u8; 1] { self.swap_bytes().to_le_bytes() }
        pub fn to_ne_bytes(self) -> [u8; 1] { self.to_le_bytes() }
        pub fn from_le_bytes(bytes: [u8; 1]) -> $T { let mut out: $T = 0; let mut i = 0; while i < 1 { out = out | ((bytes[i] as $T) << (8 * i as u32)); i += 1; } out }
        pub fn from_be_bytes(bytes: [u8; 1]) -> $T { $T::from_le_bytes(bytes).swap_bytes() }
        pub fn from_ne_bytes(bytes: [u8; 1]) -> $T { $T::from_le_bytes(bytes) }
    }
@end
@each i16 u16
    impl $T {
        pub fn to_le_bytes(self) -> [u8; 2] { crate::array::from_fn(|i| (self >> (8 * i as u32)) as u8) }
        pub fn to_be_bytes(self) -> [u8; 2] { self.swap_bytes().to_le_bytes() }
        pub fn to_ne_bytes(self) -> [u8; 2] { self.to_le_bytes() }
        pub fn from_le_bytes(bytes: [u8; 2]) -> $T { let mut out: $T = 0; let mut i = 0; while i < 2 { out = out | ((bytes[i] as $T) << (8 * i as u32)); i += 1; } out }
        pub fn from_be_bytes(bytes: [u8; 2]) -> $T { $T::from_le_bytes(bytes).swap_bytes() }
        pub fn from_ne_bytes(bytes: [u8; 2]) -> $T { $T::from_le_bytes(bytes) }
    }
@end
@each i32 u32
    impl $T {
        pub fn to_le_bytes(self) -> [u8; 4] { crate::array::from_fn(|i| (self >> (8 * i as u32)) as u8) }
        pub fn to_be_bytes(self) -> [u8; 4] { self.swap_bytes().to_le_bytes() }
        pub fn to_ne_bytes(self) -> [u8; 4] { self.to_le_bytes() }
        pub fn from_le_bytes(bytes: [u8; 4]) -> $T { let mut out: $T = 0; let mut i = 0; while i < 4 { out = out | ((bytes[i] as $T) << (8 * i as u32)); i += 1; } out }
        pub fn from_be_bytes(bytes: [u8; 4]) -> $T { $T::from_le_bytes(bytes).swap_bytes() }
        pub fn from_ne_bytes(bytes: [u8; 4]) -> $T { $T::from_le_bytes(bytes) }
    }
@end
@each i64 u64 isize usize
    impl $T {
        pub fn to_le_bytes(self) -> [u8; 8] { crate::array::from_fn(|i| (self >> (8 * i as u32)) as u8) }
        pub fn to_be_bytes(self) -> [u8; 8] { self.swap_bytes().to_le_bytes() }
        pub fn to_ne_bytes(self) -> [u8; 8] { self.to_le_bytes() }
        pub fn from_le_bytes(bytes: [u8; 8]) -> $T { let mut out: $T = 0; let mut i = 0; while i < 8 { out = out | ((bytes[i] as $T) << (8 * i as u32)); i += 1; } out }
        pub fn from_be_bytes(bytes: [u8; 8]) -> $T { $T::from_le_bytes(bytes).swap_bytes() }
        pub fn from_ne_bytes(bytes: [u8; 8]) -> $T { $T::from_le_bytes(bytes) }
    }
@end
@each i128 u128
    impl $T {
        pub fn to_le_bytes(self) -> [u8; 16] { crate::array::from_fn(|i| (self >> (8 * i as u32)) as u8) }
        pub fn to_be_bytes(self) -> [u8; 16] { self.swap_bytes().to_le_bytes() }
        pub fn to_ne_bytes(self) -> [u8; 16] { self.to_le_bytes() }
        pub fn from_le_bytes(bytes: [u8; 16]) -> $T { let mut out: $T = 0; let mut i = 0; while i < 16 { out = out | ((bytes[i] as $T) << (8 * i as u32)); i += 1; } out }
        pub fn from_be_bytes(bytes: [u8; 16]) -> $T { $T::from_le_bytes(bytes).swap_bytes() }
        pub fn from_ne_bytes(bytes: [u8; 16]) -> $T { $T::from_le_bytes(bytes) }
    }
@end
    impl u8 {
        pub fn is_ascii(&self) -> bool { *self < 128 }
        pub fn is_ascii_digit(&self) -> bool { *self >= b'0' && *self <= b'9' }
        pub fn is_ascii_lowercase(&self) -> bool { *self >= b'a' && *self <= b'z' }
        pub fn is_ascii_uppercase(&self) -> bool { *self >= b'A' && *self <= b'Z' }
        pub fn is_ascii_alphabetic(&self) -> bool { self.is_ascii_lowercase() || self.is_ascii_uppercase() }
        pub fn is_ascii_alphanumeric(&self) -> bool { self.is_ascii_alphabetic() || self.is_ascii_digit() }
        pub fn is_ascii_hexdigit(&self) -> bool { self.is_ascii_digit() || (*self >= b'a' && *self <= b'f') || (*self >= b'A' && *self <= b'F') }
        pub fn is_ascii_punctuation(&self) -> bool { self.is_ascii_graphic() && !self.is_ascii_alphanumeric() }
        pub fn is_ascii_graphic(&self) -> bool { *self > 32 && *self < 127 }
        pub fn is_ascii_whitespace(&self) -> bool { *self == b' ' || *self == b'\t' || *self == b'\n' || *self == b'\r' || *self == 12 }
        pub fn is_ascii_control(&self) -> bool { *self < 32 || *self == 127 }
        pub fn to_ascii_uppercase(&self) -> u8 { if self.is_ascii_lowercase() { *self - 32 } else { *self } }
        pub fn to_ascii_lowercase(&self) -> u8 { if self.is_ascii_uppercase() { *self + 32 } else { *self } }
        pub fn eq_ignore_ascii_case(&self, other: &u8) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    }

    // Between integers. A number as its sign and its size.
    trait Integer: Copy { fn wide(self) -> (bool, u128); fn cut(bits: u128) -> Self; }
    fn narrowed<T: Integer>(negative: bool, size: u128) -> Option<T> {
        let out = T::cut(if negative { size.wrapping_neg() } else { size });
        let (is_negative, back) = out.wide();
        if back == size && (is_negative == negative || size == 0) { Some(out) } else { None }
    }
    impl<T: Integer, U: Integer> TryFrom<U> for T {
        type Error = TryFromIntError;
        fn try_from(value: U) -> Result<T, TryFromIntError> {
            let (negative, size) = value.wide();
            match narrowed::<T>(negative, size) { Some(x) => Ok(x), None => Err(TryFromIntError { why: () }) }
        }
    }
@each u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64
    impl From<u8> for $T { fn from(x: u8) -> $T { x as $T } }
@end
@each u32 u64 u128 usize i32 i64 i128 f32 f64
    impl From<u16> for $T { fn from(x: u16) -> $T { x as $T } }
@end
@each u64 u128 i64 i128 f64
    impl From<u32> for $T { fn from(x: u32) -> $T { x as $T } }
@end
@each u128 i128
    impl From<u64> for $T { fn from(x: u64) -> $T { x as $T } }
@end
@each i16 i32 i64 i128 isize f32 f64
    impl From<i8> for $T { fn from(x: i8) -> $T { x as $T } }
@end
@each i32 i64 i128 isize f32 f64
    impl From<i16> for $T { fn from(x: i16) -> $T { x as $T } }
@end
@each i64 i128 f64
    impl From<i32> for $T { fn from(x: i32) -> $T { x as $T } }
@end
    impl From<i64> for i128 { fn from(x: i64) -> i128 { x as i128 } }
    impl From<f32> for f64 { fn from(x: f32) -> f64 { x as f64 } }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl From<bool> for $T { fn from(x: bool) -> $T { x as $T } }
@end
@each u32 u64 u128
    impl From<char> for $T { fn from(x: char) -> $T { x as u32 as $T } }
@end

    // What is wrong with a text, or its sign and size.
    fn digits(text: &[u8], radix: u32, signed: bool) -> Result<(bool, u128), IntErrorKind> {
        if text.is_empty() { return Err(IntErrorKind::Empty); }
        let negative = signed && text[0] == b'-';
        let mut i = if negative || text[0] == b'+' { 1 } else { 0 };
        if i == text.len() { return Err(IntErrorKind::InvalidDigit); }
        let mut size: u128 = 0;
        let mut too_large = false;
        while i < text.len() {
            let digit = match (text[i] as char).to_digit(radix) { Some(d) => d, None => return Err(IntErrorKind::InvalidDigit) };
            match size.checked_mul(radix as u128) {
                Some(x) => match x.checked_add(digit as u128) { Some(y) => size = y, None => too_large = true },
                None => too_large = true,
            }
            i += 1;
        }
        if too_large { return Err(if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow }); }
        Ok((negative, size))
    }
    #[derive(Clone, PartialEq, Eq, Debug, Copy, Hash)]
    pub enum IntErrorKind { Empty, InvalidDigit, PosOverflow, NegOverflow, Zero }
    #[derive(Clone, PartialEq, Eq, Debug)]
    pub struct ParseIntError { kind: IntErrorKind }
    impl ParseIntError { pub fn kind(&self) -> &IntErrorKind { &self.kind } }
    impl fmt::Display for ParseIntError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.pad(match self.kind {
                IntErrorKind::Empty => "cannot parse integer from empty string",
                IntErrorKind::InvalidDigit => "invalid digit found in string",
                IntErrorKind::PosOverflow => "number too large to fit in target type",
                IntErrorKind::NegOverflow => "number too small to fit in target type",
                IntErrorKind::Zero => "number would be zero for non-zero type",
            })
        }
    }
    impl crate::error::Error for ParseIntError {}
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct TryFromIntError { why: () }
    impl fmt::Debug for TryFromIntError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("TryFromIntError").field(&()).finish() } }
    impl fmt::Display for TryFromIntError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("out of range integral type conversion attempted") } }
    impl crate::error::Error for TryFromIntError {}

    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)] pub struct NonZero<T> { value: T }
    impl<T: fmt::Display> fmt::Display for NonZero<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.value.fmt(f) } }
    impl<T: fmt::Debug> fmt::Debug for NonZero<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.value.fmt(f) } }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl NonZero<$T> {
        pub fn new(value: $T) -> Option<NonZero<$T>> { if value == 0 { None } else { Some(NonZero { value: value }) } }
        pub fn get(self) -> $T { self.value }
    }
    impl From<NonZero<$T>> for $T { fn from(x: NonZero<$T>) -> $T { x.value } }
    impl TryFrom<$T> for NonZero<$T> { type Error = TryFromIntError; fn try_from(x: $T) -> Result<NonZero<$T>, TryFromIntError> { match NonZero::<$T>::new(x) { Some(x) => Ok(x), None => Err(TryFromIntError { why: () }) } } }
@end
    pub type NonZeroI8 = NonZero<i8>;
    pub type NonZeroI16 = NonZero<i16>;
    pub type NonZeroI32 = NonZero<i32>;
    pub type NonZeroI64 = NonZero<i64>;
    pub type NonZeroI128 = NonZero<i128>;
    pub type NonZeroIsize = NonZero<isize>;
    pub type NonZeroU8 = NonZero<u8>;
    pub type NonZeroU16 = NonZero<u16>;
    pub type NonZeroU32 = NonZero<u32>;
    pub type NonZeroU64 = NonZero<u64>;
    pub type NonZeroU128 = NonZero<u128>;
    pub type NonZeroUsize = NonZero<usize>;

    // Arithmetic that wraps around, by the type.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Wrapping<T>(pub T);
    impl<T: fmt::Display> fmt::Display for Wrapping<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
    impl<T: fmt::Debug> fmt::Debug for Wrapping<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
@each i32 i64 isize u8 u16 u32 u64 usize
    impl crate::ops::Add for Wrapping<$T> { type Output = Wrapping<$T>; fn add(self, other: Wrapping<$T>) -> Wrapping<$T> { Wrapping(self.0.wrapping_add(other.0)) } }
    impl crate::ops::Sub for Wrapping<$T> { type Output = Wrapping<$T>; fn sub(self, other: Wrapping<$T>) -> Wrapping<$T> { Wrapping(self.0.wrapping_sub(other.0)) } }
    impl crate::ops::Mul for Wrapping<$T> { type Output = Wrapping<$T>; fn mul(self, other: Wrapping<$T>) -> Wrapping<$T> { Wrapping(self.0.wrapping_mul(other.0)) } }
    impl crate::ops::AddAssign for Wrapping<$T> { fn add_assign(&mut self, other: Wrapping<$T>) { self.0 = self.0.wrapping_add(other.0) } }
    impl crate::ops::MulAssign for Wrapping<$T> { fn mul_assign(&mut self, other: Wrapping<$T>) { self.0 = self.0.wrapping_mul(other.0) } }
@end
}
