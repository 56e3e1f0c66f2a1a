// Equality and order.
pub mod cmp {
    #[lang = "partial_eq"]
    pub trait PartialEq<Rhs: ?Sized = Self> {
        fn eq(&self, other: &Rhs) -> bool;
        fn ne(&self, other: &Rhs) -> bool { !self.eq(other) }
    }
    pub trait Eq: PartialEq {}
    impl bool {
        pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> { if self { Some(f()) } else { None } }
        pub fn then_some<T>(self, value: T) -> Option<T> { if self { Some(value) } else { None } }
    }
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
    pub enum Ordering { Less = -1, Equal = 0, Greater = 1 }
    impl Ordering {
        pub fn reverse(self) -> Ordering { match self { Ordering::Less => Ordering::Greater, Ordering::Equal => Ordering::Equal, Ordering::Greater => Ordering::Less } }
        pub fn then(self, other: Ordering) -> Ordering { match self { Ordering::Equal => other, _ => self } }
        pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering { match self { Ordering::Equal => f(), _ => self } }
        pub fn is_lt(self) -> bool { self == Ordering::Less }
        pub fn is_le(self) -> bool { self != Ordering::Greater }
        pub fn is_gt(self) -> bool { self == Ordering::Greater }
        pub fn is_ge(self) -> bool { self != Ordering::Less }
        pub fn is_eq(self) -> bool { self == Ordering::Equal }
        pub fn is_ne(self) -> bool { self != Ordering::Equal }
    }
    impl PartialOrd for Ordering { fn partial_cmp(&self, other: &Ordering) -> Option<Ordering> { Some(self.cmp(other)) } }
    impl Ord for Ordering { fn cmp(&self, other: &Ordering) -> Ordering { (*self as i8).cmp(&(*other as i8)) } }
    #[lang = "partial_ord"]
    pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
        fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;
        fn lt(&self, other: &Rhs) -> bool { match self.partial_cmp(other) { Some(Ordering::Less) => true, _ => false } }
        fn le(&self, other: &Rhs) -> bool { match self.partial_cmp(other) { Some(Ordering::Less) | Some(Ordering::Equal) => true, _ => false } }
        fn gt(&self, other: &Rhs) -> bool { match self.partial_cmp(other) { Some(Ordering::Greater) => true, _ => false } }
        fn ge(&self, other: &Rhs) -> bool { match self.partial_cmp(other) { Some(Ordering::Greater) | Some(Ordering::Equal) => true, _ => false } }
    }
    pub trait Ord: Eq + PartialOrd {
        fn cmp(&self, other: &Self) -> Ordering;
        fn max(self, other: Self) -> Self where Self: Sized { if other.lt(&self) { self } else { other } }
        fn min(self, other: Self) -> Self where Self: Sized { if other.lt(&self) { other } else { self } }
        fn clamp(self, min: Self, max: Self) -> Self where Self: Sized {
            assert!(min <= max);
            if self.lt(&min) { min } else if self.gt(&max) { max } else { self }
        }
    }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Ord for $T {
        fn cmp(&self, other: &$T) -> Ordering { if *self < *other { Ordering::Less } else if *self == *other { Ordering::Equal } else { Ordering::Greater } }
        fn clamp(self, min: $T, max: $T) -> $T {
            if min > max { panic!("min > max. min = {:?}, max = {:?}", min, max) }
            if self < min { min } else if self > max { max } else { self }
        }
    }
@end
@each bool char
    impl Ord for $T { fn cmp(&self, other: &$T) -> Ordering { if *self < *other { Ordering::Less } else if *self == *other { Ordering::Equal } else { Ordering::Greater } } }
@end
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool char
    impl PartialEq for $T { fn eq(&self, other: &$T) -> bool { *self == *other } fn ne(&self, other: &$T) -> bool { *self != *other } }
    impl Eq for $T {}
    impl PartialOrd for $T {
        fn partial_cmp(&self, other: &$T) -> Option<Ordering> { Some(self.cmp(other)) }
        fn lt(&self, other: &$T) -> bool { *self < *other }
        fn le(&self, other: &$T) -> bool { *self <= *other }
        fn gt(&self, other: &$T) -> bool { *self > *other }
        fn ge(&self, other: &$T) -> bool { *self >= *other }
    }
@end
@each f32 f64
    impl PartialEq for $T { fn eq(&self, other: &$T) -> bool { *self == *other } fn ne(&self, other: &$T) -> bool { *self != *other } }
    impl PartialOrd for $T {
        fn partial_cmp(&self, other: &$T) -> Option<Ordering> { if *self < *other { Some(Ordering::Less) } else if *self == *other { Some(Ordering::Equal) } else if *self > *other { Some(Ordering::Greater) } else { None } }
        fn lt(&self, other: &$T) -> bool { *self < *other }
        fn le(&self, other: &$T) -> bool { *self <= *other }
        fn gt(&self, other: &$T) -> bool { *self > *other }
        fn ge(&self, other: &$T) -> bool { *self >= *other }
    }
@end
    impl<'a, 'b, A: PartialEq<B> + ?Sized, B: ?Sized> PartialEq<&'b B> for &'a A { fn eq(&self, other: &&'b B) -> bool { PartialEq::eq(*self, *other) } }
    impl<'a, 'b, A: PartialEq<B> + ?Sized, B: ?Sized> PartialEq<&'b mut B> for &'a A { fn eq(&self, other: &&'b mut B) -> bool { PartialEq::eq(*self, &**other) } }
    impl<'a, 'b, A: PartialEq<B> + ?Sized, B: ?Sized> PartialEq<&'b B> for &'a mut A { fn eq(&self, other: &&'b B) -> bool { PartialEq::eq(&**self, *other) } }
    impl<'a, 'b, A: PartialEq<B> + ?Sized, B: ?Sized> PartialEq<&'b mut B> for &'a mut A { fn eq(&self, other: &&'b mut B) -> bool { PartialEq::eq(&**self, &**other) } }
    impl<'a, A: Eq + ?Sized> Eq for &'a A {}
    impl<'a, A: Eq + ?Sized> Eq for &'a mut A {}
    impl<'a, 'b, A: PartialOrd<B> + ?Sized, B: ?Sized> PartialOrd<&'b B> for &'a A { fn partial_cmp(&self, other: &&'b B) -> Option<Ordering> { PartialOrd::partial_cmp(*self, *other) } }
    impl<'a, A: Ord + ?Sized> Ord for &'a A { fn cmp(&self, other: &&'a A) -> Ordering { Ord::cmp(*self, *other) } }
    pub fn max<T: Ord>(a: T, b: T) -> T { a.max(b) }
    pub fn min<T: Ord>(a: T, b: T) -> T { a.min(b) }
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
    pub struct Reverse<T>(pub T);
    impl<T: PartialOrd> PartialOrd for Reverse<T> { fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> { other.0.partial_cmp(&self.0) } }
    impl<T: Ord> Ord for Reverse<T> { fn cmp(&self, other: &Reverse<T>) -> Ordering { other.0.cmp(&self.0) } }
}
