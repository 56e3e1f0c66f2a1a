// The standard library of Handoff's Rust. `$T` and @each: see library.cpp. What is marked #[intrinsic] is done by the
// machine itself.
pub mod prelude {
    pub use crate::option::Option::{self, Some, None};
    pub use crate::result::Result::{self, Ok, Err};
    pub use crate::boxed::Box;
    pub use crate::string::{String, ToString};
    pub use crate::vec::Vec;
    pub use crate::clone::Clone;
    pub use crate::marker::{Copy, Send, Sync, Sized};
    pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
    pub use crate::mem::drop;
    pub use crate::convert::{From, Into, AsRef};
    pub use crate::default::Default;
    pub use crate::cmp::{PartialEq, Eq, PartialOrd, Ord};
    pub use crate::iter::{Iterator, IntoIterator, Extend, DoubleEndedIterator, ExactSizeIterator};
    pub use crate::borrow::ToOwned;
}

pub mod marker {
    #[lang = "sized"] pub trait Sized {}
    #[lang = "copy"] pub trait Copy: Clone {}
    #[lang = "send"] #[auto_trait] pub trait Send {}
    #[lang = "sync"] #[auto_trait] pub trait Sync {}
    #[lang = "PhantomData"] pub struct PhantomData<T: ?Sized>;
    impl<T: ?Sized> Clone for PhantomData<T> { fn clone(&self) -> Self { PhantomData } }
    impl<T: ?Sized> Copy for PhantomData<T> {}
}

pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
    }
}

pub mod default {
    pub trait Default: Sized { fn default() -> Self; }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Default for $T { fn default() -> $T { 0 } }
@end
    impl Default for f64 { fn default() -> f64 { 0.0 } }
    impl Default for f32 { fn default() -> f32 { 0.0 } }
    impl Default for bool { fn default() -> bool { false } }
    impl Default for char { fn default() -> char { '\0' } }
    impl Default for () { fn default() -> () { () } }
    impl<'a> Default for &'a str { fn default() -> &'a str { "" } }
    impl<A: Default, B: Default> Default for (A, B) { fn default() -> (A, B) { (A::default(), B::default()) } }
}

pub mod borrow {
    pub trait ToOwned {
        type Owned;
        fn to_owned(&self) -> Self::Owned;
    }
    impl<T: Clone> ToOwned for T { type Owned = T; fn to_owned(&self) -> T { self.clone() } }
    impl ToOwned for str { type Owned = String; fn to_owned(&self) -> String { crate::string::from_str(self) } }
    impl<T: Clone> ToOwned for [T] { type Owned = Vec<T>; fn to_owned(&self) -> Vec<T> { self.to_vec() } }
}

pub mod convert {
    #[lang = "from"] pub trait From<T>: Sized { fn from(value: T) -> Self; }
    pub trait Into<T>: Sized { fn into(self) -> T; }
    impl<T, U: From<T>> Into<U> for T { fn into(self) -> U { U::from(self) } }
    impl<T> From<T> for T { fn from(value: T) -> T { value } }
    pub trait AsRef<T: ?Sized> { fn as_ref(&self) -> &T; }
    impl AsRef<str> for str { fn as_ref(&self) -> &str { self } }
    impl AsRef<str> for String { fn as_ref(&self) -> &str { self } }
    pub enum Infallible {}
}

pub mod mem {
    pub fn drop<T>(_x: T) {}
    #[intrinsic] pub fn swap<T>(a: &mut T, b: &mut T);
    #[intrinsic] pub fn replace<T>(dest: &mut T, src: T) -> T;
    pub fn take<T: Default>(dest: &mut T) -> T { replace(dest, T::default()) }
    #[intrinsic] pub fn size_of<T>() -> usize;
    #[lang = "ManuallyDrop"] pub struct ManuallyDrop<T> { pub value: T }
}

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
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64
    impl Add for $T { type Output = $T; fn add(self, rhs: $T) -> $T { self + rhs } }
    impl Sub for $T { type Output = $T; fn sub(self, rhs: $T) -> $T { self - rhs } }
    impl Mul for $T { type Output = $T; fn mul(self, rhs: $T) -> $T { self * rhs } }
    impl Div for $T { type Output = $T; fn div(self, rhs: $T) -> $T { self / rhs } }
    impl Rem for $T { type Output = $T; fn rem(self, rhs: $T) -> $T { self % rhs } }
    impl<'a> Add<&'a $T> for $T { type Output = $T; fn add(self, rhs: &'a $T) -> $T { self + *rhs } }
    impl<'a> Mul<&'a $T> for $T { type Output = $T; fn mul(self, rhs: &'a $T) -> $T { self * *rhs } }
    impl AddAssign for $T { fn add_assign(&mut self, rhs: $T) { *self += rhs } }
    impl<'a> AddAssign<&'a $T> for $T { fn add_assign(&mut self, rhs: &'a $T) { *self += *rhs } }
    impl SubAssign for $T { fn sub_assign(&mut self, rhs: $T) { *self -= rhs } }
    impl MulAssign for $T { fn mul_assign(&mut self, rhs: $T) { *self *= rhs } }
    impl DivAssign for $T { fn div_assign(&mut self, rhs: $T) { *self /= rhs } }
@end
@each i8 i16 i32 i64 i128 isize f32 f64
    impl Neg for $T { type Output = $T; fn neg(self) -> $T { -self } }
@end

    #[lang = "Range"] #[derive(Clone, PartialEq, Eq)] pub struct Range<T> { pub start: T, pub end: T }
    #[lang = "RangeFrom"] #[derive(Clone)] pub struct RangeFrom<T> { pub start: T }
    #[lang = "RangeTo"] #[derive(Clone, Copy)] pub struct RangeTo<T> { pub end: T }
    #[lang = "RangeToInclusive"] #[derive(Clone, Copy)] pub struct RangeToInclusive<T> { pub end: T }
    #[lang = "RangeInclusive"] #[derive(Clone)] pub struct RangeInclusive<T> { start: T, end: T, exhausted: bool }
    #[lang = "RangeFull"] #[derive(Clone, Copy)] pub struct RangeFull;
    impl<T: PartialOrd> Range<T> {
        pub fn contains(&self, item: &T) -> bool { *item >= self.start && *item < self.end }
        pub fn is_empty(&self) -> bool { !(self.start < self.end) }
    }
    impl<T: PartialOrd> RangeInclusive<T> {
        pub fn contains(&self, item: &T) -> bool { *item >= self.start && *item <= self.end }
    }
    pub trait Step: Clone + PartialOrd {
        fn next_of(&self) -> Self;
        fn before(&self) -> Self;
        fn skip_by(&self, n: usize) -> Option<Self>;
    }
@each i8 i16 i32 i64 isize u8 u16 u32 u64 usize i128 u128
    impl Step for $T {
        fn next_of(&self) -> $T { *self + 1 }
        fn before(&self) -> $T { *self - 1 }
        fn skip_by(&self, n: usize) -> Option<$T> { self.checked_add(n as $T) }
    }
@end
    impl Step for char {
        fn next_of(&self) -> char { crate::char::from_u32(*self as u32 + 1).unwrap_or('\u{10FFFF}') }
        fn before(&self) -> char { crate::char::from_u32(*self as u32 - 1).unwrap_or('\0') }
        fn skip_by(&self, n: usize) -> Option<char> { crate::char::from_u32(*self as u32 + n as u32) }
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
}

pub mod cmp {
    #[lang = "partial_eq"]
    pub trait PartialEq<Rhs: ?Sized = Self> {
        fn eq(&self, other: &Rhs) -> bool;
        fn ne(&self, other: &Rhs) -> bool { !self.eq(other) }
    }
    pub trait Eq: PartialEq {}
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub enum Ordering { Less = -1, Equal = 0, Greater = 1 }
    impl Ordering {
        pub fn reverse(self) -> Ordering { match self { Ordering::Less => Ordering::Greater, Ordering::Equal => Ordering::Equal, Ordering::Greater => Ordering::Less } }
        pub fn then(self, other: Ordering) -> Ordering { match self { Ordering::Equal => other, _ => self } }
        pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering { match self { Ordering::Equal => f(), _ => self } }
        pub fn is_lt(self) -> bool { self == Ordering::Less }
        pub fn is_gt(self) -> bool { self == Ordering::Greater }
        pub fn is_eq(self) -> bool { self == Ordering::Equal }
    }
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
        fn clamp(self, low: Self, high: Self) -> Self where Self: Sized { if self.lt(&low) { low } else if self.gt(&high) { high } else { self } }
    }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool char
    impl PartialEq for $T { fn eq(&self, other: &$T) -> bool { *self == *other } }
    impl Eq for $T {}
    impl PartialOrd for $T { fn partial_cmp(&self, other: &$T) -> Option<Ordering> { Some(self.cmp(other)) } fn lt(&self, other: &$T) -> bool { *self < *other } fn le(&self, other: &$T) -> bool { *self <= *other } fn gt(&self, other: &$T) -> bool { *self > *other } fn ge(&self, other: &$T) -> bool { *self >= *other } }
    impl Ord for $T { fn cmp(&self, other: &$T) -> Ordering { if *self < *other { Ordering::Less } else if *self == *other { Ordering::Equal } else { Ordering::Greater } } }
@end
@each f32 f64
    impl PartialEq for $T { fn eq(&self, other: &$T) -> bool { *self == *other } }
    impl PartialOrd for $T { fn partial_cmp(&self, other: &$T) -> Option<Ordering> { if *self < *other { Some(Ordering::Less) } else if *self == *other { Some(Ordering::Equal) } else if *self > *other { Some(Ordering::Greater) } else { None } } }
@end
    impl PartialEq for () { fn eq(&self, _other: &()) -> bool { true } }
    impl Eq for () {}
    impl PartialOrd for Ordering { fn partial_cmp(&self, other: &Ordering) -> Option<Ordering> { (*self as i8).partial_cmp(&(*other as i8)) } }
    impl<'a, 'b, A: PartialEq<B> + ?Sized, B: ?Sized> PartialEq<&'b B> for &'a A { fn eq(&self, other: &&'b B) -> bool { PartialEq::eq(*self, *other) } }
    impl<'a, A: Eq + ?Sized> Eq for &'a A {}
    impl<'a, 'b, A: PartialOrd<B> + ?Sized, B: ?Sized> PartialOrd<&'b B> for &'a A { fn partial_cmp(&self, other: &&'b B) -> Option<Ordering> { PartialOrd::partial_cmp(*self, *other) } }
    impl<'a, A: Ord + ?Sized> Ord for &'a A { fn cmp(&self, other: &&'a A) -> Ordering { Ord::cmp(*self, *other) } }
    impl<A: PartialEq, B: PartialEq> PartialEq for (A, B) { fn eq(&self, other: &(A, B)) -> bool { self.0 == other.0 && self.1 == other.1 } }
    impl<A: Eq, B: Eq> Eq for (A, B) {}
    impl<A: PartialEq, B: PartialEq, C: PartialEq> PartialEq for (A, B, C) { fn eq(&self, other: &(A, B, C)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 } }
    impl<A: Eq, B: Eq, C: Eq> Eq for (A, B, C) {}
    impl<A: PartialOrd, B: PartialOrd> PartialOrd for (A, B) { fn partial_cmp(&self, other: &(A, B)) -> Option<Ordering> { match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => self.1.partial_cmp(&other.1), unequal => unequal } } }
    impl<A: Ord, B: Ord> Ord for (A, B) { fn cmp(&self, other: &(A, B)) -> Ordering { match self.0.cmp(&other.0) { Ordering::Equal => self.1.cmp(&other.1), unequal => unequal } } }
    pub fn max<T: Ord>(a: T, b: T) -> T { a.max(b) }
    pub fn min<T: Ord>(a: T, b: T) -> T { a.min(b) }
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub struct Reverse<T>(pub T);
    impl<T: PartialOrd> PartialOrd for Reverse<T> { fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> { other.0.partial_cmp(&self.0) } }
    impl<T: Ord> Ord for Reverse<T> { fn cmp(&self, other: &Reverse<T>) -> Ordering { other.0.cmp(&self.0) } }
}

pub mod option {
    #[lang = "Option"]
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
    pub enum Option<T> { None, Some(T) }
    impl<T> Default for Option<T> { fn default() -> Option<T> { None } }
    impl<T> From<T> for Option<T> { fn from(value: T) -> Option<T> { Some(value) } }
    impl<T> Option<T> {
        pub fn is_some(&self) -> bool { match self { Some(_) => true, None => false } }
        pub fn is_none(&self) -> bool { !self.is_some() }
        pub fn is_some_and<F: FnOnce(T) -> bool>(self, f: F) -> bool { match self { Some(x) => f(x), None => false } }
        pub fn as_ref(&self) -> Option<&T> { match self { Some(x) => Some(x), None => None } }
        pub fn as_mut(&mut self) -> Option<&mut T> { match self { Some(x) => Some(x), None => None } }
        pub fn unwrap(self) -> T { match self { Some(x) => x, None => panic!("called `Option::unwrap()` on a `None` value") } }
        pub fn expect(self, message: &str) -> T { match self { Some(x) => x, None => panic!("{}", message) } }
        pub fn unwrap_or(self, other: T) -> T { match self { Some(x) => x, None => other } }
        pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T { match self { Some(x) => x, None => f() } }
        pub fn unwrap_or_default(self) -> T where T: Default { match self { Some(x) => x, None => T::default() } }
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> { match self { Some(x) => Some(f(x)), None => None } }
        pub fn map_or<U, F: FnOnce(T) -> U>(self, other: U, f: F) -> U { match self { Some(x) => f(x), None => other } }
        pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, d: D, f: F) -> U { match self { Some(x) => f(x), None => d() } }
        pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> { match self { Some(x) => f(x), None => None } }
        pub fn and<U>(self, other: Option<U>) -> Option<U> { match self { Some(_) => other, None => None } }
        pub fn or(self, other: Option<T>) -> Option<T> { match self { Some(x) => Some(x), None => other } }
        pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> { match self { Some(x) => Some(x), None => f() } }
        pub fn filter<F: FnOnce(&T) -> bool>(self, f: F) -> Option<T> { match self { Some(x) => if f(&x) { Some(x) } else { None }, None => None } }
        pub fn ok_or<E>(self, error: E) -> Result<T, E> { match self { Some(x) => Ok(x), None => Err(error) } }
        pub fn ok_or_else<E, F: FnOnce() -> E>(self, f: F) -> Result<T, E> { match self { Some(x) => Ok(x), None => Err(f()) } }
        pub fn take(&mut self) -> Option<T> { crate::mem::replace(self, None) }
        pub fn replace(&mut self, value: T) -> Option<T> { crate::mem::replace(self, Some(value)) }
        pub fn insert(&mut self, value: T) -> &mut T { *self = Some(value); match self { Some(x) => x, None => unreachable!() } }
        pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T { if self.is_none() { *self = Some(f()); } match self { Some(x) => x, None => unreachable!() } }
        pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> { match (self, other) { (Some(a), Some(b)) => Some((a, b)), _ => None } }
        pub fn iter(&self) -> IntoIter<&T> { IntoIter { value: self.as_ref() } }
    }
    impl<'a, T: Clone> Option<&'a T> {
        pub fn cloned(self) -> Option<T> { match self { Some(x) => Some(x.clone()), None => None } }
        pub fn copied(self) -> Option<T> where T: Copy { match self { Some(x) => Some(*x), None => None } }
    }
    impl<T, E> Option<Result<T, E>> {
        pub fn transpose(self) -> Result<Option<T>, E> { match self { Some(Ok(x)) => Ok(Some(x)), Some(Err(e)) => Err(e), None => Ok(None) } }
    }
    impl<T> Option<Option<T>> {
        pub fn flatten(self) -> Option<T> { match self { Some(x) => x, None => None } }
    }
    impl<T: crate::ops::Deref> Option<T> {
        pub fn as_deref(&self) -> Option<&T::Target> { match self { Some(x) => Some(x.deref()), None => None } }
    }
    pub struct IntoIter<T> { value: Option<T> }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.value.take() } }
    impl<T> IntoIterator for Option<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { value: self } } }
}

pub mod result {
    #[lang = "Result"]
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
    pub enum Result<T, E> { Ok(T), Err(E) }
    impl<T, E> Result<T, E> {
        pub fn is_ok(&self) -> bool { match self { Ok(_) => true, Err(_) => false } }
        pub fn is_err(&self) -> bool { !self.is_ok() }
        pub fn ok(self) -> Option<T> { match self { Ok(x) => Some(x), Err(_) => None } }
        pub fn err(self) -> Option<E> { match self { Ok(_) => None, Err(e) => Some(e) } }
        pub fn as_ref(&self) -> Result<&T, &E> { match self { Ok(x) => Ok(x), Err(e) => Err(e) } }
        pub fn as_mut(&mut self) -> Result<&mut T, &mut E> { match self { Ok(x) => Ok(x), Err(e) => Err(e) } }
        pub fn unwrap(self) -> T where E: crate::fmt::Debug { match self { Ok(x) => x, Err(e) => panic!("called `Result::unwrap()` on an `Err` value: {:?}", e) } }
        pub fn expect(self, message: &str) -> T where E: crate::fmt::Debug { match self { Ok(x) => x, Err(e) => panic!("{}: {:?}", message, e) } }
        pub fn unwrap_err(self) -> E where T: crate::fmt::Debug { match self { Ok(x) => panic!("called `Result::unwrap_err()` on an `Ok` value: {:?}", x), Err(e) => e } }
        pub fn expect_err(self, message: &str) -> E where T: crate::fmt::Debug { match self { Ok(x) => panic!("{}: {:?}", message, x), Err(e) => e } }
        pub fn unwrap_or(self, other: T) -> T { match self { Ok(x) => x, Err(_) => other } }
        pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, f: F) -> T { match self { Ok(x) => x, Err(e) => f(e) } }
        pub fn unwrap_or_default(self) -> T where T: Default { match self { Ok(x) => x, Err(_) => T::default() } }
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Result<U, E> { match self { Ok(x) => Ok(f(x)), Err(e) => Err(e) } }
        pub fn map_err<O, F: FnOnce(E) -> O>(self, f: F) -> Result<T, O> { match self { Ok(x) => Ok(x), Err(e) => Err(f(e)) } }
        pub fn map_or<U, F: FnOnce(T) -> U>(self, other: U, f: F) -> U { match self { Ok(x) => f(x), Err(_) => other } }
        pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, f: F) -> Result<U, E> { match self { Ok(x) => f(x), Err(e) => Err(e) } }
        pub fn or_else<O, F: FnOnce(E) -> Result<T, O>>(self, f: F) -> Result<T, O> { match self { Ok(x) => Ok(x), Err(e) => f(e) } }
        pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool { match self { Ok(x) => f(x), Err(_) => false } }
        pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool { match self { Ok(_) => false, Err(e) => f(e) } }
    }
}
