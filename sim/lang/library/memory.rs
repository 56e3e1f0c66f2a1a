// Boxes, vectors, slices, iterators.
pub mod boxed {
    #[lang = "Box"] pub struct Box<T: ?Sized> { owned: crate::marker::PhantomData<T> }
    impl<T> Box<T> { #[intrinsic] pub fn new(value: T) -> Box<T>; }
    impl<T: Clone> Clone for Box<T> { fn clone(&self) -> Box<T> { Box::new((**self).clone()) } }
    impl<T: PartialEq + ?Sized> PartialEq for Box<T> { fn eq(&self, other: &Box<T>) -> bool { **self == **other } }
    impl<I: Iterator + ?Sized> Iterator for Box<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { (**self).next() } }
}

pub mod num {
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl $T {
        #[intrinsic] pub fn min_value() -> $T;
        #[intrinsic] pub fn max_value() -> $T;
        pub const MAX: $T = $T::max_value();
        pub const MIN: $T = $T::min_value();
        #[intrinsic] pub fn checked_add(self, rhs: $T) -> Option<$T>;
        #[intrinsic] pub fn checked_sub(self, rhs: $T) -> Option<$T>;
        #[intrinsic] pub fn checked_mul(self, rhs: $T) -> Option<$T>;
        #[intrinsic] pub fn wrapping_add(self, rhs: $T) -> $T;
        #[intrinsic] pub fn wrapping_sub(self, rhs: $T) -> $T;
        #[intrinsic] pub fn wrapping_mul(self, rhs: $T) -> $T;
        pub fn checked_div(self, rhs: $T) -> Option<$T> { if rhs == 0 { None } else { Some(self / rhs) } }
        pub fn pow(self, n: u32) -> $T { let mut out: $T = 1; for _ in 0..n { out = out * self; } out }
        pub fn saturating_sub(self, rhs: $T) -> $T { match self.checked_sub(rhs) { Some(x) => x, None => if rhs > 0 { $T::MIN } else { $T::MAX } } }
        pub fn saturating_add(self, rhs: $T) -> $T { match self.checked_add(rhs) { Some(x) => x, None => if rhs > 0 { $T::MAX } else { $T::MIN } } }
    }
@end
}

pub mod vec {
    #[lang = "Vec"] pub struct Vec<T> { address: usize, capacity: usize, length: usize, owned: crate::marker::PhantomData<T> }
    #[intrinsic] fn vec_slice<T>(vec: &Vec<T>) -> &[T];
    #[intrinsic] fn vec_slice_mut<T>(vec: &mut Vec<T>) -> &mut [T];
    #[intrinsic] fn vec_push<T>(vec: &mut Vec<T>, value: T);
    #[intrinsic] fn vec_take<T>(vec: &mut Vec<T>, index: usize) -> T;
    #[intrinsic] fn vec_put<T>(vec: &mut Vec<T>, index: usize, value: T);
    #[intrinsic] fn vec_drop<T>(vec: &mut Vec<T>);
    #[intrinsic] pub fn from_array<T, const N: usize>(array: [T; N]) -> Vec<T>;
    pub fn from_elem<T: Clone>(value: T, n: usize) -> Vec<T> { let mut out = Vec::new(); for _ in 1..n { out.push(value.clone()); } if n > 0 { out.push(value); } out }
    impl<T> Vec<T> {
        pub fn new() -> Vec<T> { Vec { address: 0, capacity: 0, length: 0, owned: crate::marker::PhantomData } }
        pub fn with_capacity(_n: usize) -> Vec<T> { Vec::new() }
        pub fn push(&mut self, value: T) { vec_push(self, value) }
        pub fn pop(&mut self) -> Option<T> { if self.length == 0 { None } else { Some(vec_take(self, self.length - 1)) } }
        pub fn len(&self) -> usize { self.length }
        pub fn is_empty(&self) -> bool { self.length == 0 }
        pub fn clear(&mut self) { while let Some(_) = self.pop() {} }
        pub fn as_slice(&self) -> &[T] { vec_slice(self) }
        pub fn remove(&mut self, index: usize) -> T { if index >= self.length { panic!("removal index (is {}) should be < len (is {})", index, self.length) } vec_take(self, index) }
        pub fn insert(&mut self, index: usize, value: T) { if index > self.length { panic!("insertion index (is {}) should be <= len (is {})", index, self.length) } vec_put(self, index, value) }
        pub fn extend_from_slice(&mut self, other: &[T]) where T: Clone { for x in other { self.push(x.clone()) } }
    }
    impl<T> Drop for Vec<T> { fn drop(&mut self) { vec_drop(self) } }
    impl<T> Default for Vec<T> { fn default() -> Vec<T> { Vec::new() } }
    impl<T: Clone> Clone for Vec<T> { fn clone(&self) -> Vec<T> { self.as_slice().to_vec() } }
    impl<T> crate::ops::Deref for Vec<T> { type Target = [T]; fn deref(&self) -> &[T] { vec_slice(self) } }
    impl<T> crate::ops::DerefMut for Vec<T> { fn deref_mut(&mut self) -> &mut [T] { vec_slice_mut(self) } }
    impl<T, I: crate::slice::SliceIndex<T>> crate::ops::Index<I> for Vec<T> { type Output = I::Output; fn index(&self, index: I) -> &I::Output { index.of(vec_slice(self)) } }
    impl<T, I: crate::slice::SliceIndex<T>> crate::ops::IndexMut<I> for Vec<T> { fn index_mut(&mut self, index: I) -> &mut I::Output { index.of_mut(vec_slice_mut(self)) } }
    impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for Vec<T> { fn eq(&self, other: &Vec<U>) -> bool { crate::slice::equal(self.as_slice(), other.as_slice()) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for Vec<T> { fn eq(&self, other: &[U; N]) -> bool { crate::slice::equal(self.as_slice(), other) } }
    impl<T: Eq> Eq for Vec<T> {}
    pub struct IntoIter<T> { vec: Vec<T> }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { if self.vec.length == 0 { None } else { Some(vec_take(&mut self.vec, 0)) } } }
    impl<T> DoubleEndedIterator for IntoIter<T> { fn next_back(&mut self) -> Option<T> { self.vec.pop() } }
    impl<T> ExactSizeIterator for IntoIter<T> {}
    impl<T> IntoIterator for Vec<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { vec: self } } }
    impl<'a, T> IntoIterator for &'a Vec<T> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> { self.as_slice().iter() } }
    impl<'a, T> IntoIterator for &'a mut Vec<T> { type Item = &'a mut T; type IntoIter = crate::slice::IterMut<'a, T>; fn into_iter(self) -> crate::slice::IterMut<'a, T> { vec_slice_mut(self).iter_mut() } }
    impl<T> crate::iter::FromIterator<T> for Vec<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> { let mut out = Vec::new(); for x in iter { out.push(x) } out } }
    impl<T> Extend<T> for Vec<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.push(x) } } }
}

pub mod slice {
    pub trait SliceIndex<T> { type Output: ?Sized; fn of(self, slice: &[T]) -> &Self::Output; fn of_mut(self, slice: &mut [T]) -> &mut Self::Output; }
    #[intrinsic] fn part<T>(slice: &[T], from: usize, to: usize) -> &[T];
    #[intrinsic] fn part_mut<T>(slice: &mut [T], from: usize, to: usize) -> &mut [T];
    #[intrinsic] fn element_mut<'a, T>(slice: &'a mut [T], index: usize) -> &'a mut T;
    impl<T> SliceIndex<T> for usize { type Output = T; fn of(self, slice: &[T]) -> &T { &slice[self] } fn of_mut(self, slice: &mut [T]) -> &mut T { &mut slice[self] } }
    impl<T> SliceIndex<T> for crate::ops::Range<usize> { type Output = [T]; fn of(self, slice: &[T]) -> &[T] { part(slice, self.start, self.end) } fn of_mut(self, slice: &mut [T]) -> &mut [T] { part_mut(slice, self.start, self.end) } }
    impl<T> SliceIndex<T> for crate::ops::RangeFrom<usize> { type Output = [T]; fn of(self, slice: &[T]) -> &[T] { part(slice, self.start, slice.len()) } fn of_mut(self, slice: &mut [T]) -> &mut [T] { let n = slice.len(); part_mut(slice, self.start, n) } }
    impl<T> SliceIndex<T> for crate::ops::RangeTo<usize> { type Output = [T]; fn of(self, slice: &[T]) -> &[T] { part(slice, 0, self.end) } fn of_mut(self, slice: &mut [T]) -> &mut [T] { part_mut(slice, 0, self.end) } }
    impl<T> SliceIndex<T> for crate::ops::RangeFull { type Output = [T]; fn of(self, slice: &[T]) -> &[T] { slice } fn of_mut(self, slice: &mut [T]) -> &mut [T] { slice } }
    impl<T, I: SliceIndex<T>> crate::ops::Index<I> for [T] { type Output = I::Output; fn index(&self, index: I) -> &I::Output { index.of(self) } }
    impl<T, I: SliceIndex<T>> crate::ops::IndexMut<I> for [T] { fn index_mut(&mut self, index: I) -> &mut I::Output { index.of_mut(self) } }
    #[intrinsic] fn length<T>(slice: &[T]) -> usize;
    pub fn equal<T: PartialEq<U>, U>(a: &[T], b: &[U]) -> bool { if a.len() != b.len() { return false; } let mut i = 0; while i < a.len() { if a[i] != b[i] { return false; } i += 1; } true }
    impl<T> [T] {
        pub fn len(&self) -> usize { length(self) }
        pub fn is_empty(&self) -> bool { self.len() == 0 }
        pub fn iter(&self) -> Iter<'_, T> { Iter { slice: self, from: 0, to: self.len() } }
        pub fn iter_mut(&mut self) -> IterMut<'_, T> { let to = self.len(); IterMut { slice: self, from: 0, to: to } }
        pub fn get(&self, index: usize) -> Option<&T> { if index < self.len() { Some(&self[index]) } else { None } }
        pub fn get_mut(&mut self, index: usize) -> Option<&mut T> { if index < self.len() { Some(&mut self[index]) } else { None } }
        pub fn first(&self) -> Option<&T> { self.get(0) }
        pub fn last(&self) -> Option<&T> { if self.is_empty() { None } else { Some(&self[self.len() - 1]) } }
        pub fn to_vec(&self) -> Vec<T> where T: Clone { let mut out = Vec::new(); for x in self { out.push(x.clone()) } out }
        pub fn contains(&self, wanted: &T) -> bool where T: PartialEq { for x in self { if *x == *wanted { return true; } } false }
        pub fn swap(&mut self, a: usize, b: usize) where T: Sized { swap_elements(self, a, b) }
        pub fn sort(&mut self) where T: Ord { let n = self.len(); let mut i = 1; while i < n { let mut j = i; while j > 0 && self[j] < self[j - 1] { self.swap(j, j - 1); j -= 1; } i += 1; } }
        pub fn windows(&self, size: usize) -> Windows<'_, T> { Windows { slice: self, size: size } }
        pub fn chunks(&self, size: usize) -> Chunks<'_, T> { Chunks { slice: self, size: size } }
    }
    #[intrinsic] fn swap_elements<T>(slice: &mut [T], a: usize, b: usize);
    impl<T: PartialEq<U>, U> PartialEq<[U]> for [T] { fn eq(&self, other: &[U]) -> bool { equal(self, other) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] { fn eq(&self, other: &[U; N]) -> bool { equal(self, other) } }
    pub struct Windows<'a, T> { slice: &'a [T], size: usize }
    impl<'a, T> Iterator for Windows<'a, T> { type Item = &'a [T]; fn next(&mut self) -> Option<&'a [T]> { if self.slice.len() < self.size { None } else { let out = part(self.slice, 0, self.size); self.slice = part(self.slice, 1, self.slice.len()); Some(out) } } }
    pub struct Chunks<'a, T> { slice: &'a [T], size: usize }
    impl<'a, T> Iterator for Chunks<'a, T> { type Item = &'a [T]; fn next(&mut self) -> Option<&'a [T]> { if self.slice.is_empty() { None } else { let n = if self.slice.len() < self.size { self.slice.len() } else { self.size }; let out = part(self.slice, 0, n); self.slice = part(self.slice, n, self.slice.len()); Some(out) } } }
    pub struct Iter<'a, T> { slice: &'a [T], from: usize, to: usize }
    impl<'a, T> Clone for Iter<'a, T> { fn clone(&self) -> Iter<'a, T> { Iter { slice: self.slice, from: self.from, to: self.to } } }
    impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> { if self.from < self.to { self.from += 1; Some(&self.slice[self.from - 1]) } else { None } } }
    impl<'a, T> DoubleEndedIterator for Iter<'a, T> { fn next_back(&mut self) -> Option<&'a T> { if self.from < self.to { self.to -= 1; Some(&self.slice[self.to]) } else { None } } }
    impl<'a, T> ExactSizeIterator for Iter<'a, T> {}
    pub struct IterMut<'a, T> { slice: &'a mut [T], from: usize, to: usize }
    #[intrinsic] fn detached<'a, 'b, T>(slice: &'b mut [T], index: usize) -> &'a mut T;
    impl<'a, T> Iterator for IterMut<'a, T> { type Item = &'a mut T; fn next(&mut self) -> Option<&'a mut T> { if self.from < self.to { self.from += 1; Some(detached(self.slice, self.from - 1)) } else { None } } }
    impl<'a, T> IntoIterator for &'a [T] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T> IntoIterator for &'a mut [T] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }
    impl<'a, T, const N: usize> IntoIterator for &'a [T; N] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<T, const N: usize> IntoIterator for [T; N] { type Item = T; type IntoIter = crate::vec::IntoIter<T>; fn into_iter(self) -> crate::vec::IntoIter<T> { crate::vec::from_array(self).into_iter() } }
}

pub mod iter {
    #[lang = "into_iterator"] pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; fn into_iter(self) -> Self::IntoIter; }
    impl<I: Iterator> IntoIterator for I { type Item = I::Item; type IntoIter = I; fn into_iter(self) -> I { self } }
    pub trait FromIterator<A>: Sized { fn from_iter<I: IntoIterator<Item = A>>(iter: I) -> Self; }
    pub trait Extend<A> { fn extend<I: IntoIterator<Item = A>>(&mut self, iter: I); }
    pub trait ExactSizeIterator: Iterator {}
    pub trait DoubleEndedIterator: Iterator {
        fn next_back(&mut self) -> Option<Self::Item>;
    }
    pub trait Sum<A = Self>: Sized { fn sum<I: Iterator<Item = A>>(iter: I) -> Self; }
    pub trait Product<A = Self>: Sized { fn product<I: Iterator<Item = A>>(iter: I) -> Self; }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Sum for $T { fn sum<I: Iterator<Item = $T>>(iter: I) -> $T { let mut out: $T = 0; for x in iter { out += x } out } }
    impl<'a> Sum<&'a $T> for $T { fn sum<I: Iterator<Item = &'a $T>>(iter: I) -> $T { let mut out: $T = 0; for x in iter { out += *x } out } }
    impl Product for $T { fn product<I: Iterator<Item = $T>>(iter: I) -> $T { let mut out: $T = 1; for x in iter { out *= x } out } }
@end
    impl Sum for f64 { fn sum<I: Iterator<Item = f64>>(iter: I) -> f64 { let mut out = 0.0; for x in iter { out += x } out } }
    impl FromIterator<char> for String { fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String { let mut out = String::new(); for c in iter { out.push(c) } out } }
    impl FromIterator<String> for String { fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String { let mut out = String::new(); for text in iter { out.push_str(text.as_str()) } out } }
    #[lang = "iterator"]
    pub trait Iterator {
        type Item;
        fn next(&mut self) -> Option<Self::Item>;
        fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F> where Self: Sized { Map { iter: self, f: f } }
        fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self, P> where Self: Sized { Filter { iter: self, predicate: predicate } }
        fn enumerate(self) -> Enumerate<Self> where Self: Sized { Enumerate { iter: self, count: 0 } }
        fn take(self, n: usize) -> Take<Self> where Self: Sized { Take { iter: self, left: n } }
        fn skip(self, n: usize) -> Skip<Self> where Self: Sized { Skip { iter: self, left: n } }
        fn step_by(self, n: usize) -> StepBy<Self> where Self: Sized { StepBy { iter: self, step: n, first: true } }
        fn zip<U: IntoIterator>(self, other: U) -> Zip<Self, U::IntoIter> where Self: Sized { Zip { a: self, b: other.into_iter() } }
        fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> Chain<Self, U::IntoIter> where Self: Sized { Chain { a: Some(self), b: other.into_iter() } }
        fn rev(self) -> Rev<Self> where Self: Sized + DoubleEndedIterator { Rev { iter: self } }
        fn peekable(self) -> Peekable<Self> where Self: Sized { Peekable { iter: self, peeked: None } }
        fn cloned<'a, T: Clone + 'a>(self) -> Cloned<Self> where Self: Sized + Iterator<Item = &'a T> { Cloned { iter: self } }
        fn copied<'a, T: Copy + 'a>(self) -> Copied<Self> where Self: Sized + Iterator<Item = &'a T> { Copied { iter: self } }
        fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U, F> where Self: Sized { FlatMap { iter: self, f: f, inner: None } }
        fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> TakeWhile<Self, P> where Self: Sized { TakeWhile { iter: self, predicate: predicate, done: false } }
        fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
        fn collect<B: FromIterator<Self::Item>>(self) -> B where Self: Sized { B::from_iter(self) }
        fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, first: B, mut f: F) -> B where Self: Sized { let mut out = first; while let Some(x) = self.next() { out = f(out, x); } out }
        fn for_each<F: FnMut(Self::Item)>(mut self, mut f: F) where Self: Sized { while let Some(x) = self.next() { f(x) } }
        fn count(mut self) -> usize where Self: Sized { let mut n = 0; while let Some(_) = self.next() { n += 1; } n }
        fn last(mut self) -> Option<Self::Item> where Self: Sized { let mut out = None; while let Some(x) = self.next() { out = Some(x); } out }
        fn nth(&mut self, n: usize) -> Option<Self::Item> { let mut left = n; while left > 0 { if self.next().is_none() { return None; } left -= 1; } self.next() }
        fn sum<S: Sum<Self::Item>>(self) -> S where Self: Sized { S::sum(self) }
        fn product<S: Product<Self::Item>>(self) -> S where Self: Sized { S::product(self) }
        fn all<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> bool where Self: Sized { while let Some(x) = self.next() { if !f(x) { return false; } } true }
        fn any<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> bool where Self: Sized { while let Some(x) = self.next() { if f(x) { return true; } } false }
        fn find<P: FnMut(&Self::Item) -> bool>(&mut self, mut predicate: P) -> Option<Self::Item> where Self: Sized { while let Some(x) = self.next() { if predicate(&x) { return Some(x); } } None }
        fn position<P: FnMut(Self::Item) -> bool>(&mut self, mut predicate: P) -> Option<usize> where Self: Sized { let mut i = 0; while let Some(x) = self.next() { if predicate(x) { return Some(i); } i += 1; } None }
        fn max(mut self) -> Option<Self::Item> where Self: Sized, Self::Item: Ord { let mut out = match self.next() { Some(x) => x, None => return None }; while let Some(x) = self.next() { if x >= out { out = x; } } Some(out) }
        fn min(mut self) -> Option<Self::Item> where Self: Sized, Self::Item: Ord { let mut out = match self.next() { Some(x) => x, None => return None }; while let Some(x) = self.next() { if x < out { out = x; } } Some(out) }
        fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> FilterMap<Self, F> where Self: Sized { FilterMap { iter: self, f: f } }
    }
    impl<'a, I: Iterator + ?Sized> Iterator for &'a mut I { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { (**self).next() } }
    pub struct Map<I, F> { iter: I, f: F }
    impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> { type Item = B; fn next(&mut self) -> Option<B> { match self.iter.next() { Some(x) => Some((self.f)(x)), None => None } } }
    impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> B> DoubleEndedIterator for Map<I, F> { fn next_back(&mut self) -> Option<B> { match self.iter.next_back() { Some(x) => Some((self.f)(x)), None => None } } }
    pub struct Filter<I, P> { iter: I, predicate: P }
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { while let Some(x) = self.iter.next() { if (self.predicate)(&x) { return Some(x); } } None } }
    pub struct FilterMap<I, F> { iter: I, f: F }
    impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for FilterMap<I, F> { type Item = B; fn next(&mut self) -> Option<B> { while let Some(x) = self.iter.next() { if let Some(y) = (self.f)(x) { return Some(y); } } None } }
    pub struct Enumerate<I> { iter: I, count: usize }
    impl<I: Iterator> Iterator for Enumerate<I> { type Item = (usize, I::Item); fn next(&mut self) -> Option<(usize, I::Item)> { match self.iter.next() { Some(x) => { self.count += 1; Some((self.count - 1, x)) } None => None } } }
    pub struct Take<I> { iter: I, left: usize }
    impl<I: Iterator> Iterator for Take<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { if self.left == 0 { None } else { self.left -= 1; self.iter.next() } } }
    pub struct TakeWhile<I, P> { iter: I, predicate: P, done: bool }
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, P> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { if self.done { return None; } match self.iter.next() { Some(x) => if (self.predicate)(&x) { Some(x) } else { self.done = true; None }, None => None } } }
    pub struct Skip<I> { iter: I, left: usize }
    impl<I: Iterator> Iterator for Skip<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { while self.left > 0 { self.left -= 1; if self.iter.next().is_none() { return None; } } self.iter.next() } }
    pub struct StepBy<I> { iter: I, step: usize, first: bool }
    impl<I: Iterator> Iterator for StepBy<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { if self.first { self.first = false; self.iter.next() } else { self.iter.nth(self.step - 1) } } }
    pub struct Zip<A, B> { a: A, b: B }
    impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> { type Item = (A::Item, B::Item); fn next(&mut self) -> Option<(A::Item, B::Item)> { match self.a.next() { Some(x) => match self.b.next() { Some(y) => Some((x, y)), None => None }, None => None } } }
    pub struct Chain<A, B> { a: Option<A>, b: B }
    impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> { type Item = A::Item; fn next(&mut self) -> Option<A::Item> { if let Some(a) = &mut self.a { if let Some(x) = a.next() { return Some(x); } } self.a = None; self.b.next() } }
    pub struct Rev<I> { iter: I }
    impl<I: DoubleEndedIterator> Iterator for Rev<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { self.iter.next_back() } }
    pub struct Peekable<I: Iterator> { iter: I, peeked: Option<Option<I::Item>> }
    impl<I: Iterator> Peekable<I> { pub fn peek(&mut self) -> Option<&I::Item> { if self.peeked.is_none() { self.peeked = Some(self.iter.next()); } match &self.peeked { Some(Some(x)) => Some(x), _ => None } } }
    impl<I: Iterator> Iterator for Peekable<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { match self.peeked.take() { Some(x) => x, None => self.iter.next() } } }
    pub struct Cloned<I> { iter: I }
    impl<'a, T: Clone + 'a, I: Iterator<Item = &'a T>> Iterator for Cloned<I> { type Item = T; fn next(&mut self) -> Option<T> { match self.iter.next() { Some(x) => Some(x.clone()), None => None } } }
    pub struct Copied<I> { iter: I }
    impl<'a, T: Copy + 'a, I: Iterator<Item = &'a T>> Iterator for Copied<I> { type Item = T; fn next(&mut self) -> Option<T> { match self.iter.next() { Some(x) => Some(*x), None => None } } }
    pub struct FlatMap<I, U: IntoIterator, F> { iter: I, f: F, inner: Option<U::IntoIter> }
    impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> { type Item = U::Item; fn next(&mut self) -> Option<U::Item> { loop { if let Some(inner) = &mut self.inner { if let Some(x) = inner.next() { return Some(x); } } match self.iter.next() { Some(x) => self.inner = Some((self.f)(x).into_iter()), None => return None } } } }
}
