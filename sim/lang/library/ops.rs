// Operators, ranges, callables.
pub mod ops {
    #[lang = "drop"] pub trait Drop { fn drop(&mut self); }
    #[lang = "deref"] pub trait Deref { type Target: ?Sized; fn deref(&self) -> &Self::Target; }
    #[lang = "deref_mut"] pub trait DerefMut: Deref { fn deref_mut(&mut self) -> &mut Self::Target; }
    #[lang = "index"] pub trait Index<I> { type Output: ?Sized; fn index(&self, index: I) -> &Self::Output; }
    #[lang = "index_mut"] pub trait IndexMut<I>: Index<I> { fn index_mut(&mut self, index: I) -> &mut Self::Output; }
    #[lang = "fn_once"] pub trait FnOnce<Args> { type Output; fn call_once(self, args: Args) -> Self::Output; }
    #[lang = "fn_mut"] pub trait FnMut<Args>: FnOnce<Args> { fn call_mut(&mut self, args: Args) -> Self::Output; }
    #[lang = "fn"] pub trait Fn<Args>: FnMut<Args> { fn call(&self, args: Args) -> Self::Output; }
    impl<A, F: Fn<A> + ?Sized> FnOnce<A> for &F { type Output = F::Output; #[intrinsic] fn call_once(self, args: A) -> F::Output; }
    impl<A, F: Fn<A> + ?Sized> FnMut<A> for &F { #[intrinsic] fn call_mut(&mut self, args: A) -> F::Output; }
    impl<A, F: Fn<A> + ?Sized> Fn<A> for &F { #[intrinsic] fn call(&self, args: A) -> F::Output; }
    impl<A, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F { type Output = F::Output; #[intrinsic] fn call_once(self, args: A) -> F::Output; }
    impl<A, F: FnMut<A> + ?Sized> FnMut<A> for &mut F { #[intrinsic] fn call_mut(&mut self, args: A) -> F::Output; }
    impl<A, F: FnOnce<A> + ?Sized> FnOnce<A> for Box<F> { type Output = F::Output; #[intrinsic] fn call_once(self, args: A) -> F::Output; }
    impl<A, F: FnMut<A> + ?Sized> FnMut<A> for Box<F> { #[intrinsic] fn call_mut(&mut self, args: A) -> F::Output; }
    impl<A, F: Fn<A> + ?Sized> Fn<A> for Box<F> { #[intrinsic] fn call(&self, args: A) -> F::Output; }

    #[lang = "add"] pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
    #[lang = "sub"] pub trait Sub<Rhs = Self> { type Output; fn sub(self, rhs: Rhs) -> Self::Output; }
    #[lang = "mul"] pub trait Mul<Rhs = Self> { type Output; fn mul(self, rhs: Rhs) -> Self::Output; }
    #[lang = "div"] pub trait Div<Rhs = Self> { type Output; fn div(self, rhs: Rhs) -> Self::Output; }
    #[lang = "rem"] pub trait Rem<Rhs = Self> { type Output; fn rem(self, rhs: Rhs) -> Self::Output; }
    #[lang = "bitand"] pub trait BitAnd<Rhs = Self> { type Output; fn bitand(self, rhs: Rhs) -> Self::Output; }
    #[lang = "bitor"] pub trait BitOr<Rhs = Self> { type Output; fn bitor(self, rhs: Rhs) -> Self::Output; }
    #[lang = "bitxor"] pub trait BitXor<Rhs = Self> { type Output; fn bitxor(self, rhs: Rhs) -> Self::Output; }
    #[lang = "shl"] pub trait Shl<Rhs = Self> { type Output; fn shl(self, rhs: Rhs) -> Self::Output; }
    #[lang = "shr"] pub trait Shr<Rhs = Self> { type Output; fn shr(self, rhs: Rhs) -> Self::Output; }
    #[lang = "neg"] pub trait Neg { type Output; fn neg(self) -> Self::Output; }
    #[lang = "not"] pub trait Not { type Output; fn not(self) -> Self::Output; }
    #[lang = "add_assign"] pub trait AddAssign<Rhs = Self> { fn add_assign(&mut self, rhs: Rhs); }
    #[lang = "sub_assign"] pub trait SubAssign<Rhs = Self> { fn sub_assign(&mut self, rhs: Rhs); }
    #[lang = "mul_assign"] pub trait MulAssign<Rhs = Self> { fn mul_assign(&mut self, rhs: Rhs); }
    #[lang = "div_assign"] pub trait DivAssign<Rhs = Self> { fn div_assign(&mut self, rhs: Rhs); }
    #[lang = "rem_assign"] pub trait RemAssign<Rhs = Self> { fn rem_assign(&mut self, rhs: Rhs); }
    #[lang = "bitand_assign"] pub trait BitAndAssign<Rhs = Self> { fn bitand_assign(&mut self, rhs: Rhs); }
    #[lang = "bitor_assign"] pub trait BitOrAssign<Rhs = Self> { fn bitor_assign(&mut self, rhs: Rhs); }
    #[lang = "bitxor_assign"] pub trait BitXorAssign<Rhs = Self> { fn bitxor_assign(&mut self, rhs: Rhs); }
    #[lang = "shl_assign"] pub trait ShlAssign<Rhs = Self> { fn shl_assign(&mut self, rhs: Rhs); }
    #[lang = "shr_assign"] pub trait ShrAssign<Rhs = Self> { fn shr_assign(&mut self, rhs: Rhs); }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64
    impl Add for $T { type Output = $T; fn add(self, rhs: $T) -> $T { self + rhs } }
    impl Sub for $T { type Output = $T; fn sub(self, rhs: $T) -> $T { self - rhs } }
    impl Mul for $T { type Output = $T; fn mul(self, rhs: $T) -> $T { self * rhs } }
    impl Div for $T { type Output = $T; fn div(self, rhs: $T) -> $T { self / rhs } }
    impl Rem for $T { type Output = $T; fn rem(self, rhs: $T) -> $T { self % rhs } }
    impl<'a> Add<&'a $T> for $T { type Output = $T; fn add(self, rhs: &'a $T) -> $T { self + *rhs } }
    impl<'a> Sub<&'a $T> for $T { type Output = $T; fn sub(self, rhs: &'a $T) -> $T { self - *rhs } }
    impl<'a> Mul<&'a $T> for $T { type Output = $T; fn mul(self, rhs: &'a $T) -> $T { self * *rhs } }
    impl<'a> Div<&'a $T> for $T { type Output = $T; fn div(self, rhs: &'a $T) -> $T { self / *rhs } }
    impl<'a> Rem<&'a $T> for $T { type Output = $T; fn rem(self, rhs: &'a $T) -> $T { self % *rhs } }
    impl<'a> Add<$T> for &'a $T { type Output = $T; fn add(self, rhs: $T) -> $T { *self + rhs } }
    impl<'a> Sub<$T> for &'a $T { type Output = $T; fn sub(self, rhs: $T) -> $T { *self - rhs } }
    impl<'a> Mul<$T> for &'a $T { type Output = $T; fn mul(self, rhs: $T) -> $T { *self * rhs } }
    impl<'a> Div<$T> for &'a $T { type Output = $T; fn div(self, rhs: $T) -> $T { *self / rhs } }
    impl<'a, 'b> Add<&'b $T> for &'a $T { type Output = $T; fn add(self, rhs: &'b $T) -> $T { *self + *rhs } }
    impl<'a, 'b> Sub<&'b $T> for &'a $T { type Output = $T; fn sub(self, rhs: &'b $T) -> $T { *self - *rhs } }
    impl<'a, 'b> Mul<&'b $T> for &'a $T { type Output = $T; fn mul(self, rhs: &'b $T) -> $T { *self * *rhs } }
    impl<'a, 'b> Div<&'b $T> for &'a $T { type Output = $T; fn div(self, rhs: &'b $T) -> $T { *self / *rhs } }
    impl AddAssign for $T { fn add_assign(&mut self, rhs: $T) { *self += rhs } }
    impl SubAssign for $T { fn sub_assign(&mut self, rhs: $T) { *self -= rhs } }
    impl MulAssign for $T { fn mul_assign(&mut self, rhs: $T) { *self *= rhs } }
    impl DivAssign for $T { fn div_assign(&mut self, rhs: $T) { *self /= rhs } }
    impl RemAssign for $T { fn rem_assign(&mut self, rhs: $T) { *self %= rhs } }
    impl<'a> AddAssign<&'a $T> for $T { fn add_assign(&mut self, rhs: &'a $T) { *self += *rhs } }
    impl<'a> SubAssign<&'a $T> for $T { fn sub_assign(&mut self, rhs: &'a $T) { *self -= *rhs } }
    impl<'a> MulAssign<&'a $T> for $T { fn mul_assign(&mut self, rhs: &'a $T) { *self *= *rhs } }
@end
@each i8 i16 i32 i64 i128 isize f32 f64
    impl Neg for $T { type Output = $T; fn neg(self) -> $T { -self } }
@end
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool
    impl Not for $T { type Output = $T; fn not(self) -> $T { !self } }
    impl BitAnd for $T { type Output = $T; fn bitand(self, rhs: $T) -> $T { self & rhs } }
    impl BitOr for $T { type Output = $T; fn bitor(self, rhs: $T) -> $T { self | rhs } }
    impl BitXor for $T { type Output = $T; fn bitxor(self, rhs: $T) -> $T { self ^ rhs } }
    impl BitAndAssign for $T { fn bitand_assign(&mut self, rhs: $T) { *self = *self & rhs } }
    impl BitOrAssign for $T { fn bitor_assign(&mut self, rhs: $T) { *self = *self | rhs } }
    impl BitXorAssign for $T { fn bitxor_assign(&mut self, rhs: $T) { *self = *self ^ rhs } }
@end
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Shl<u32> for $T { type Output = $T; fn shl(self, rhs: u32) -> $T { self << rhs } }
    impl Shr<u32> for $T { type Output = $T; fn shr(self, rhs: u32) -> $T { self >> rhs } }
@end

    #[lang = "Range"] #[derive(Clone, PartialEq, Eq, Hash, Default)] pub struct Range<T> { pub start: T, pub end: T }
    #[lang = "RangeFrom"] #[derive(Clone, PartialEq, Eq)] pub struct RangeFrom<T> { pub start: T }
    #[lang = "RangeTo"] #[derive(Clone, Copy, PartialEq, Eq)] pub struct RangeTo<T> { pub end: T }
    #[lang = "RangeToInclusive"] #[derive(Clone, Copy, PartialEq, Eq)] pub struct RangeToInclusive<T> { pub end: T }
    #[lang = "RangeInclusive"] #[derive(Clone, PartialEq, Eq)] pub struct RangeInclusive<T> { start: T, end: T, exhausted: bool }
    #[lang = "RangeFull"] #[derive(Clone, Copy, PartialEq, Eq)] pub struct RangeFull;
    impl<T: PartialOrd> Range<T> {
        pub fn contains(&self, item: &T) -> bool { *item >= self.start && *item < self.end }
        pub fn is_empty(&self) -> bool { !(self.start < self.end) }
    }
    impl<T: PartialOrd> RangeFrom<T> { pub fn contains(&self, item: &T) -> bool { *item >= self.start } }
    impl<T: PartialOrd> RangeTo<T> { pub fn contains(&self, item: &T) -> bool { *item < self.end } }
    impl<T: PartialOrd> RangeToInclusive<T> { pub fn contains(&self, item: &T) -> bool { *item <= self.end } }
    impl<T> RangeInclusive<T> {
        pub fn new(start: T, end: T) -> RangeInclusive<T> { RangeInclusive { start: start, end: end, exhausted: false } }
        pub fn start(&self) -> &T { &self.start }
        pub fn end(&self) -> &T { &self.end }
        pub fn into_inner(self) -> (T, T) { (self.start, self.end) }
        pub fn contains(&self, item: &T) -> bool where T: PartialOrd { *item >= self.start && *item <= self.end }
        pub fn is_empty(&self) -> bool where T: PartialOrd { self.exhausted || !(self.start <= self.end) }
    }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for Range<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { self.start.fmt(f)?; f.write_str("..")?; self.end.fmt(f) } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for RangeFrom<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { self.start.fmt(f)?; f.write_str("..") } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for RangeTo<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("..")?; self.end.fmt(f) } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for RangeToInclusive<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("..=")?; self.end.fmt(f) } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for RangeInclusive<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { self.start.fmt(f)?; f.write_str("..=")?; self.end.fmt(f)?; if self.exhausted { f.write_str(" (exhausted)")?; } Ok(()) } }
    impl crate::fmt::Debug for RangeFull { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("..") } }

    // The two ends of a range, for methods that take any kind of range.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)] pub enum Bound<T> { Included(T), Excluded(T), Unbounded }
    pub trait RangeBounds<T> { fn start_bound(&self) -> Bound<&T>; fn end_bound(&self) -> Bound<&T>; }
    impl<T> RangeBounds<T> for Range<T> { fn start_bound(&self) -> Bound<&T> { Bound::Included(&self.start) } fn end_bound(&self) -> Bound<&T> { Bound::Excluded(&self.end) } }
    impl<T> RangeBounds<T> for RangeInclusive<T> { fn start_bound(&self) -> Bound<&T> { Bound::Included(&self.start) } fn end_bound(&self) -> Bound<&T> { Bound::Included(&self.end) } }
    impl<T> RangeBounds<T> for RangeFrom<T> { fn start_bound(&self) -> Bound<&T> { Bound::Included(&self.start) } fn end_bound(&self) -> Bound<&T> { Bound::Unbounded } }
    impl<T> RangeBounds<T> for RangeTo<T> { fn start_bound(&self) -> Bound<&T> { Bound::Unbounded } fn end_bound(&self) -> Bound<&T> { Bound::Excluded(&self.end) } }
    impl<T> RangeBounds<T> for RangeToInclusive<T> { fn start_bound(&self) -> Bound<&T> { Bound::Unbounded } fn end_bound(&self) -> Bound<&T> { Bound::Included(&self.end) } }
    impl<T> RangeBounds<T> for RangeFull { fn start_bound(&self) -> Bound<&T> { Bound::Unbounded } fn end_bound(&self) -> Bound<&T> { Bound::Unbounded } }
    // A range of positions in something of this length, as (first, one after the last).
    fn positions<R: RangeBounds<usize>>(range: &R, length: usize) -> (usize, usize) {
        let from = match range.start_bound() { Bound::Included(n) => *n, Bound::Excluded(n) => *n + 1, Bound::Unbounded => 0 };
        let to = match range.end_bound() { Bound::Included(n) => *n + 1, Bound::Excluded(n) => *n, Bound::Unbounded => length };
        crate::slice::check_range(from, to, length);
        (from, to)
    }

    pub trait Step: Clone + PartialOrd {
        fn next_of(&self) -> Self;
        fn before(&self) -> Self;
        fn skip_by(&self, n: usize) -> Option<Self>;
        fn steps_to(&self, end: &Self) -> usize;
    }
@each i8 i16 i32 i64 isize u8 u16 u32 u64 usize i128 u128
    impl Step for $T {
        fn next_of(&self) -> $T { *self + 1 }
        fn before(&self) -> $T { *self - 1 }
        fn skip_by(&self, n: usize) -> Option<$T> { if n as u128 > $T::MAX as u128 { None } else { self.checked_add(n as $T) } }
        fn steps_to(&self, end: &$T) -> usize { if *self < *end { end.wrapping_sub(*self) as usize } else { 0 } }
    }
@end
    impl Step for char {
        fn next_of(&self) -> char { if *self == '\u{D7FF}' { '\u{E000}' } else { crate::char::from_u32(*self as u32 + 1).unwrap_or('\u{10FFFF}') } }
        fn before(&self) -> char { if *self == '\u{E000}' { '\u{D7FF}' } else { crate::char::from_u32(*self as u32 - 1).unwrap_or('\0') } }
        fn skip_by(&self, n: usize) -> Option<char> { crate::char::from_u32(*self as u32 + n as u32) }
        fn steps_to(&self, end: &char) -> usize { (*self as u32).steps_to(&(*end as u32)) }
    }
    impl<T: Step> Iterator for Range<T> {
        type Item = T;
        fn next(&mut self) -> Option<T> {
            if self.start < self.end {
                let next = self.start.next_of();
                Some(crate::mem::replace(&mut self.start, next))
            } else {
                None
            }
        }
        fn nth(&mut self, n: usize) -> Option<T> {
            if let Some(at) = self.start.skip_by(n) {
                if at < self.end {
                    self.start = at.next_of();
                    return Some(at);
                }
            }
            self.start = self.end.clone();
            None
        }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.start.steps_to(&self.end); (n, Some(n)) }
    }
    impl<T: Step> DoubleEndedIterator for Range<T> {
        fn next_back(&mut self) -> Option<T> {
            if self.start < self.end {
                self.end = self.end.before();
                Some(self.end.clone())
            } else {
                None
            }
        }
    }
    impl<T: Step> ExactSizeIterator for Range<T> {}
    impl<T: Step> Iterator for RangeFrom<T> {
        type Item = T;
        fn next(&mut self) -> Option<T> {
            let next = self.start.next_of();
            Some(crate::mem::replace(&mut self.start, next))
        }
        fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
    }
    impl<T: Step> Iterator for RangeInclusive<T> {
        type Item = T;
        fn next(&mut self) -> Option<T> {
            if self.exhausted || !(self.start <= self.end) { return None; }
            if self.start < self.end {
                let next = self.start.next_of();
                Some(crate::mem::replace(&mut self.start, next))
            } else {
                self.exhausted = true;
                Some(self.start.clone())
            }
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            if self.exhausted || !(self.start <= self.end) { return (0, Some(0)); }
            let n = self.start.steps_to(&self.end) + 1;
            (n, Some(n))
        }
    }
    impl<T: Step> DoubleEndedIterator for RangeInclusive<T> {
        fn next_back(&mut self) -> Option<T> {
            if self.exhausted || !(self.start <= self.end) { return None; }
            if self.start < self.end {
                let next = self.end.before();
                Some(crate::mem::replace(&mut self.end, next))
            } else {
                self.exhausted = true;
                Some(self.end.clone())
            }
        }
    }
    impl<T: Step> ExactSizeIterator for RangeInclusive<T> {}
}
