// What every program sees, and the traits that the language itself leans on. `$T` and @each: see library.cpp. What is
// marked #[intrinsic] is done by the machine itself.
pub mod prelude {
    pub use crate::option::Option::{self, Some, None};
    pub use crate::result::Result::{self, Ok, Err};
    pub use crate::boxed::Box;
    pub use crate::string::{String, ToString};
    pub use crate::vec::Vec;
    pub use crate::clone::Clone;
    pub use crate::marker::{Copy, Send, Sync, Sized};
    pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
    pub use crate::mem::{drop, size_of, size_of_val};
    pub use crate::convert::{From, Into, AsRef, AsMut, TryFrom, TryInto};
    pub use crate::default::Default;
    pub use crate::cmp::{PartialEq, Eq, PartialOrd, Ord};
    pub use crate::iter::{Iterator, IntoIterator, Extend, DoubleEndedIterator, ExactSizeIterator, FromIterator};
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
    impl<T: ?Sized> Default for PhantomData<T> { fn default() -> Self { PhantomData } }
    impl<T: ?Sized> PartialEq for PhantomData<T> { fn eq(&self, _other: &Self) -> bool { true } }
    impl<T: ?Sized> Eq for PhantomData<T> {}
    impl<T: ?Sized> crate::fmt::Debug for PhantomData<T> {
        fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
            f.write_str("PhantomData<")?;
            f.write_str(crate::mem::type_name::<T>())?;
            f.write_str(">")
        }
    }
}

pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
        fn clone_from(&mut self, source: &Self) { *self = source.clone() }
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
    impl<'a> Default for &'a str { fn default() -> &'a str { "" } }
    impl<'a, T> Default for &'a [T] { fn default() -> &'a [T] { &[] } }
    impl<T: Default> Default for Box<T> { fn default() -> Box<T> { Box::new(T::default()) } }
    impl<T: Default, const N: usize> Default for [T; N] { fn default() -> [T; N] { crate::array::from_fn(|_| T::default()) } }
}

pub mod borrow {
    pub trait ToOwned {
        type Owned: Borrow<Self>;
        fn to_owned(&self) -> Self::Owned;
    }
    impl<T: Clone> ToOwned for T { type Owned = T; fn to_owned(&self) -> T { self.clone() } }
    impl ToOwned for str { type Owned = String; fn to_owned(&self) -> String { crate::string::from_str(self) } }
    impl<T: Clone> ToOwned for [T] { type Owned = Vec<T>; fn to_owned(&self) -> Vec<T> { self.to_vec() } }

    pub trait Borrow<Borrowed: ?Sized> { fn borrow(&self) -> &Borrowed; }
    impl<T: ?Sized> Borrow<T> for T { fn borrow(&self) -> &T { self } }
    impl Borrow<str> for String { fn borrow(&self) -> &str { self.as_str() } }
    impl<T> Borrow<[T]> for Vec<T> { fn borrow(&self) -> &[T] { self.as_slice() } }
    impl<'a, T: ?Sized> Borrow<T> for &'a T { fn borrow(&self) -> &T { *self } }
    impl<T: ?Sized> Borrow<T> for Box<T> { fn borrow(&self) -> &T { &**self } }
    pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> { fn borrow_mut(&mut self) -> &mut Borrowed; }
    impl<T: ?Sized> BorrowMut<T> for T { fn borrow_mut(&mut self) -> &mut T { self } }
    impl<T> BorrowMut<[T]> for Vec<T> { fn borrow_mut(&mut self) -> &mut [T] { self.as_mut_slice() } }

    pub enum Cow<'a, B: ?Sized + ToOwned + 'a> { Borrowed(&'a B), Owned(<B as ToOwned>::Owned) }
    impl<'a, B: ?Sized + ToOwned> Cow<'a, B> {
        pub fn into_owned(self) -> <B as ToOwned>::Owned { match self { Cow::Borrowed(x) => x.to_owned(), Cow::Owned(x) => x } }
        pub fn to_mut(&mut self) -> &mut <B as ToOwned>::Owned {
            if let Cow::Borrowed(x) = self { let made = x.to_owned(); *self = Cow::Owned(made); }
            match self { Cow::Owned(x) => x, Cow::Borrowed(_) => unreachable!() }
        }
    }
    impl<'a, B: ?Sized + ToOwned> crate::ops::Deref for Cow<'a, B> { type Target = B; fn deref(&self) -> &B { match self { Cow::Borrowed(x) => *x, Cow::Owned(x) => x.borrow() } } }
    impl<'a, B: ?Sized + ToOwned> AsRef<B> for Cow<'a, B> { fn as_ref(&self) -> &B { &**self } }
    impl<'a, B: ?Sized + ToOwned> Borrow<B> for Cow<'a, B> { fn borrow(&self) -> &B { &**self } }
    impl<'a, B: ?Sized + ToOwned> Clone for Cow<'a, B> { fn clone(&self) -> Cow<'a, B> { match self { Cow::Borrowed(x) => Cow::Borrowed(*x), Cow::Owned(_) => Cow::Owned((**self).to_owned()) } } }
    impl<'a, B: ?Sized + ToOwned + crate::fmt::Display> crate::fmt::Display for Cow<'a, B> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&**self, f) } }
    impl<'a, B: ?Sized + ToOwned + crate::fmt::Debug> crate::fmt::Debug for Cow<'a, B> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Debug::fmt(&**self, f) } }
    impl<'a, 'b, B: ?Sized + ToOwned + PartialEq> PartialEq<Cow<'b, B>> for Cow<'a, B> { fn eq(&self, other: &Cow<'b, B>) -> bool { **self == **other } }
    impl<'a, B: ?Sized + ToOwned + Eq> Eq for Cow<'a, B> {}
    impl<'a, B: ?Sized + ToOwned + PartialOrd> PartialOrd for Cow<'a, B> { fn partial_cmp(&self, other: &Cow<'a, B>) -> Option<crate::cmp::Ordering> { (**self).partial_cmp(&**other) } }
    impl<'a, B: ?Sized + ToOwned + Ord> Ord for Cow<'a, B> { fn cmp(&self, other: &Cow<'a, B>) -> crate::cmp::Ordering { (**self).cmp(&**other) } }
    impl<'a, B: ?Sized + ToOwned + crate::hash::Hash> crate::hash::Hash for Cow<'a, B> { fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<'a> PartialEq<str> for Cow<'a, str> { fn eq(&self, other: &str) -> bool { **self == *other } }
    impl<'a, 'b> PartialEq<&'b str> for Cow<'a, str> { fn eq(&self, other: &&'b str) -> bool { **self == **other } }
    impl<'a> PartialEq<String> for Cow<'a, str> { fn eq(&self, other: &String) -> bool { **self == *other.as_str() } }
    impl<'a> PartialEq<Cow<'a, str>> for String { fn eq(&self, other: &Cow<'a, str>) -> bool { *self.as_str() == **other } }
    impl<'a> PartialEq<Cow<'a, str>> for str { fn eq(&self, other: &Cow<'a, str>) -> bool { *self == **other } }
    impl<'a, 'b> PartialEq<Cow<'a, str>> for &'b str { fn eq(&self, other: &Cow<'a, str>) -> bool { **self == **other } }
    impl<'a> From<&'a str> for Cow<'a, str> { fn from(text: &'a str) -> Cow<'a, str> { Cow::Borrowed(text) } }
    impl<'a> From<String> for Cow<'a, str> { fn from(text: String) -> Cow<'a, str> { Cow::Owned(text) } }
    impl<'a> From<&'a String> for Cow<'a, str> { fn from(text: &'a String) -> Cow<'a, str> { Cow::Borrowed(text.as_str()) } }
    impl<'a, T: Clone> From<&'a [T]> for Cow<'a, [T]> { fn from(items: &'a [T]) -> Cow<'a, [T]> { Cow::Borrowed(items) } }
    impl<'a, T: Clone> From<Vec<T>> for Cow<'a, [T]> { fn from(items: Vec<T>) -> Cow<'a, [T]> { Cow::Owned(items) } }
    impl<'a> From<Cow<'a, str>> for String { fn from(text: Cow<'a, str>) -> String { text.into_owned() } }
    impl<'a> crate::ops::AddAssign<&'a str> for Cow<'a, str> { fn add_assign(&mut self, text: &'a str) { self.to_mut().push_str(text) } }
    impl<'a> crate::ops::Add<&'a str> for Cow<'a, str> { type Output = Cow<'a, str>; fn add(mut self, text: &'a str) -> Cow<'a, str> { self.to_mut().push_str(text); self } }
    impl<'a> FromIterator<Cow<'a, str>> for String { fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) -> String { let mut out = String::new(); for text in iter { out.push_str(&*text) } out } }
}

pub mod convert {
    #[lang = "from"] pub trait From<T>: Sized { fn from(value: T) -> Self; }
    pub trait Into<T>: Sized { fn into(self) -> T; }
    impl<T, U: From<T>> Into<U> for T { fn into(self) -> U { U::from(self) } }
    impl<T> From<T> for T { fn from(value: T) -> T { value } }
    pub trait TryFrom<T>: Sized { type Error; fn try_from(value: T) -> Result<Self, Self::Error>; }
    pub trait TryInto<T>: Sized { type Error; fn try_into(self) -> Result<T, Self::Error>; }
    impl<T, U: TryFrom<T>> TryInto<U> for T { type Error = U::Error; fn try_into(self) -> Result<U, U::Error> { U::try_from(self) } }
    pub trait AsRef<T: ?Sized> { fn as_ref(&self) -> &T; }
    impl AsRef<str> for str { fn as_ref(&self) -> &str { self } }
    impl AsRef<str> for String { fn as_ref(&self) -> &str { self } }
    impl AsRef<[u8]> for str { fn as_ref(&self) -> &[u8] { self.as_bytes() } }
    impl AsRef<[u8]> for String { fn as_ref(&self) -> &[u8] { self.as_bytes() } }
    impl<T> AsRef<[T]> for Vec<T> { fn as_ref(&self) -> &[T] { self } }
    impl<T> AsRef<[T]> for [T] { fn as_ref(&self) -> &[T] { self } }
    impl<T, const N: usize> AsRef<[T]> for [T; N] { fn as_ref(&self) -> &[T] { self } }
    impl<T: ?Sized> AsRef<T> for Box<T> { fn as_ref(&self) -> &T { &**self } }
    impl<'a, T: AsRef<U> + ?Sized, U: ?Sized> AsRef<U> for &'a T { fn as_ref(&self) -> &U { (**self).as_ref() } }
    pub trait AsMut<T: ?Sized> { fn as_mut(&mut self) -> &mut T; }
    impl<T> AsMut<[T]> for Vec<T> { fn as_mut(&mut self) -> &mut [T] { self } }
    impl<T: ?Sized> AsMut<T> for Box<T> { fn as_mut(&mut self) -> &mut T { &mut **self } }
    #[derive(Clone, Copy, PartialEq, Eq, Debug)] pub enum Infallible {}
    pub fn identity<T>(value: T) -> T { value }
}

pub mod mem {
    pub fn drop<T>(_x: T) {}
    pub fn forget<T>(x: T) { let _kept = ManuallyDrop { value: x }; }
    #[intrinsic] pub fn swap<T>(a: &mut T, b: &mut T);
    #[intrinsic] pub fn replace<T>(dest: &mut T, src: T) -> T;
    pub fn take<T: Default>(dest: &mut T) -> T { replace(dest, T::default()) }
    #[intrinsic] pub fn size_of<T>() -> usize;
    #[intrinsic] pub fn size_of_val<T: ?Sized>(value: &T) -> usize;
    #[intrinsic] pub fn needs_drop<T>() -> bool;
    #[intrinsic] fn is_copy<T>() -> bool;
    // The bits of a value, once more: what runs twice then must not be dropped twice.
    #[intrinsic] fn copy_of<T>(value: &T) -> T;
    #[intrinsic] fn type_name<T: ?Sized>() -> &'static str;
    #[lang = "ManuallyDrop"] pub struct ManuallyDrop<T> { value: T }
    impl<T> ManuallyDrop<T> {
        pub fn new(value: T) -> ManuallyDrop<T> { ManuallyDrop { value: value } }
        pub fn into_inner(slot: ManuallyDrop<T>) -> T { copy_of(&slot.value) }
    }
    pub struct Discriminant<T> { index: isize, of: crate::marker::PhantomData<T> }
    impl<T> Clone for Discriminant<T> { fn clone(&self) -> Discriminant<T> { *self } }
    impl<T> Copy for Discriminant<T> {}
    impl<T> PartialEq for Discriminant<T> { fn eq(&self, other: &Discriminant<T>) -> bool { self.index == other.index } }
    impl<T> Eq for Discriminant<T> {}
    impl<T> crate::hash::Hash for Discriminant<T> { fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { self.index.hash(state) } }
    pub fn discriminant<T>(value: &T) -> Discriminant<T> { Discriminant { index: crate::rt::variant_index(value), of: crate::marker::PhantomData } }
    impl<T> crate::fmt::Debug for Discriminant<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_tuple("Discriminant").field(&self.index).finish() } }
}

// Memory as the machine sees it: buffers of elements without an owner. Only what is written here in terms of them
// (Vec, Rc, Cell …) is seen by programs.
mod raw {
    #[intrinsic] pub fn allocate<T>(n: usize) -> usize;
    #[intrinsic] pub fn free<T>(buffer: usize);
    #[intrinsic] pub fn read<T>(buffer: usize, index: usize) -> T;
    #[intrinsic] pub fn write<T>(buffer: usize, index: usize, value: T);
    #[intrinsic] pub fn move_elements<T>(from: usize, from_index: usize, to: usize, to_index: usize, n: usize);
    #[intrinsic] pub fn part<'a, T>(buffer: usize, index: usize, n: usize) -> &'a [T];
    #[intrinsic] pub fn part_mut<'a, T>(buffer: usize, index: usize, n: usize) -> &'a mut [T];
    #[intrinsic] pub fn element<'a, T>(buffer: usize, index: usize) -> &'a T;
    #[intrinsic] pub fn element_mut<'a, T>(buffer: usize, index: usize) -> &'a mut T;
    #[intrinsic] pub fn address<T: ?Sized>(of: &T) -> usize;
    #[intrinsic] pub fn unshare<'a, 'b, T: ?Sized>(reference: &'b T) -> &'a mut T;
    #[intrinsic] pub fn retype<'a, T: ?Sized, U>(reference: &'a T) -> &'a U;
    #[intrinsic] pub fn drop_in_place<T: ?Sized>(value: &mut T);
    #[intrinsic] pub fn boxed_slice<T>(buffer: usize, n: usize) -> Box<[T]>;
    #[intrinsic] pub fn boxed_text(bytes: Box<[u8]>) -> Box<str>;
    #[intrinsic] pub fn type_id<T: ?Sized>() -> u64;
    #[intrinsic] pub fn words<T>() -> usize;
    // An address and a length as a Box, Rc or Arc of a slice or text.
    #[intrinsic] pub fn fat<P>(address: usize, length: usize) -> P;
    // An object of two words and what follows them.
    fn counted_text(text: &str) -> usize {
        let address = allocate::<usize>(2 + text.len());
        let mut at = 2;
        for byte in text.as_bytes() { write::<usize>(address, at, *byte as usize); at += 1; }
        address
    }
    fn counted_items<T>(items: &mut Vec<T>) -> usize {
        let address = allocate::<usize>(2 + items.len() * words::<T>());
        move_elements::<T>(items.address, 0, address + 2, 0, items.len());
        items.length = 0;
        address
    }
}

pub mod boxed {
    #[lang = "Box"] pub struct Box<T: ?Sized> { owned: crate::marker::PhantomData<T> }
    impl<T> Box<T> { #[intrinsic] pub fn new(value: T) -> Box<T>; }
    impl<T: ?Sized> Box<T> {
        pub fn leak<'a>(b: Box<T>) -> &'a mut T where T: 'a { let out: &'a mut T = crate::raw::unshare(&*b); crate::mem::forget(b); out }
    }
    impl<T: Clone> Clone for Box<T> { fn clone(&self) -> Box<T> { Box::new((**self).clone()) } }
    impl<T: Clone> Clone for Box<[T]> { fn clone(&self) -> Box<[T]> { (**self).to_vec().into_boxed_slice() } }
    impl<T: PartialEq + ?Sized> PartialEq for Box<T> { fn eq(&self, other: &Box<T>) -> bool { **self == **other } }
    impl<T: Eq + ?Sized> Eq for Box<T> {}
    impl<T: PartialOrd + ?Sized> PartialOrd for Box<T> { fn partial_cmp(&self, other: &Box<T>) -> Option<crate::cmp::Ordering> { (**self).partial_cmp(&**other) } }
    impl<T: Ord + ?Sized> Ord for Box<T> { fn cmp(&self, other: &Box<T>) -> crate::cmp::Ordering { (**self).cmp(&**other) } }
    impl<T> From<T> for Box<T> { fn from(value: T) -> Box<T> { Box::new(value) } }
    impl<T> From<Vec<T>> for Box<[T]> { fn from(vec: Vec<T>) -> Box<[T]> { vec.into_boxed_slice() } }
    impl<I: Iterator + ?Sized> Iterator for Box<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { (**self).next() } }
    impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> { fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() } }
    impl<T> crate::iter::FromIterator<T> for Box<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Box<[T]> { Vec::from_iter(iter).into_boxed_slice() } }
    impl<'a, T> IntoIterator for &'a Box<[T]> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> { (**self).iter() } }
}

pub mod any {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct TypeId { id: u64 }
    impl TypeId { pub fn of<T: 'static + ?Sized>() -> TypeId { TypeId { id: crate::raw::type_id::<T>() } } }
    pub fn type_name<T: ?Sized>() -> &'static str { crate::mem::type_name::<T>() }
    pub fn type_name_of_val<T: ?Sized>(_value: &T) -> &'static str { crate::mem::type_name::<T>() }
    #[lang = "any"] pub trait Any: 'static { fn type_id(&self) -> TypeId; }
    impl<T: 'static + ?Sized> Any for T { fn type_id(&self) -> TypeId { TypeId { id: crate::raw::type_id::<T>() } } }
    impl crate::fmt::Debug for TypeId { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_tuple("TypeId").field(&self.id).finish() } }
    impl crate::fmt::Debug for dyn Any { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("Any { .. }") } }
    impl crate::fmt::Debug for dyn Any + Send { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("Any { .. }") } }
    impl dyn Any {
        pub fn is<T: 'static>(&self) -> bool { self.type_id() == TypeId::of::<T>() }
        pub fn downcast_ref<T: 'static>(&self) -> Option<&T> { if self.is::<T>() { Some(crate::raw::retype::<dyn Any, T>(self)) } else { None } }
    }
    impl dyn Any + Send {
        pub fn is<T: 'static>(&self) -> bool { self.type_id() == TypeId::of::<T>() }
        pub fn downcast_ref<T: 'static>(&self) -> Option<&T> { if self.is::<T>() { Some(crate::raw::retype::<dyn Any + Send, T>(self)) } else { None } }
    }
    impl Box<dyn Any + Send> {
        pub fn downcast<T: 'static>(self) -> Result<Box<T>, Box<dyn Any + Send>> {
            if !(*self).is::<T>() { return Err(self); }
            let value = crate::mem::copy_of(crate::raw::retype::<dyn Any + Send, T>(&*self));
            crate::raw::free::<u64>(crate::raw::address::<dyn Any + Send>(&*self));
            crate::mem::forget(self);
            Ok(Box::new(value))
        }
    }
}
