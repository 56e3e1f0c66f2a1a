// Vec: a buffer of its own that grows.
pub mod vec {
    use crate::raw;
    use crate::ops::RangeBounds;
    #[lang = "Vec"] pub struct Vec<T> { address: usize, capacity: usize, length: usize, owned: crate::marker::PhantomData<T> }
    #[intrinsic] fn from_array<T, const N: usize>(array: [T; N]) -> Vec<T>;
    fn from_elem<T: Clone>(value: T, n: usize) -> Vec<T> {
        let mut out = Vec::with_capacity(n);
        if n == 0 { return out; }
        if crate::mem::is_copy::<T>() {
            raw::write(out.address, 0, value);
            let mut done = 1;
            while done < n {
                let more = if n - done < done { n - done } else { done };
                raw::move_elements::<T>(out.address, 0, out.address, done, more);
                done += more;
            }
            out.length = n;
            return out;
        }
        for _ in 1..n { out.push(value.clone()); }
        out.push(value);
        out
    }
    struct Retain<'a, T> { vec: &'a mut Vec<T>, all: usize, seen: usize, kept: usize }
    impl<'a, T> Drop for Retain<'a, T> {
        fn drop(&mut self) {
            let rest = self.all - self.seen;
            if self.kept != self.seen { raw::move_elements::<T>(self.vec.address, self.seen, self.vec.address, self.kept, rest); }
            self.vec.length = self.kept + rest;
        }
    }
    impl<T> Vec<T> {
        pub fn new() -> Vec<T> { Vec { address: 0, capacity: 0, length: 0, owned: crate::marker::PhantomData } }
        pub fn with_capacity(n: usize) -> Vec<T> {
            let size = crate::mem::size_of::<T>();
            if size > 0 && n > 0x7fff_ffff_ffff_ffff / size { panic!("capacity overflow") }
            Vec { address: raw::allocate::<T>(n), capacity: n, length: 0, owned: crate::marker::PhantomData }
        }
        pub fn push(&mut self, value: T) {
            if self.length == self.capacity { self.grow(1); }
            raw::write(self.address, self.length, value);
            self.length += 1;
        }
        pub fn pop(&mut self) -> Option<T> {
            if self.length == 0 { return None; }
            self.length -= 1;
            Some(raw::read(self.address, self.length))
        }
        pub fn pop_if<F: FnOnce(&mut T) -> bool>(&mut self, f: F) -> Option<T> {
            let yes = match self.last_mut() { Some(x) => f(x), None => false };
            if yes { self.pop() } else { None }
        }
        // Room for `more` than there are, at least doubling.
        fn grow(&mut self, more: usize) {
            let needed = self.length + more;
            let size = crate::mem::size_of::<T>();
            let least = if size == 1 { 8 } else if size <= 1024 { 4 } else { 1 };
            let doubled = self.capacity * 2;
            self.resize_buffer(if doubled < least && needed <= least { least } else if doubled < needed { needed } else { doubled });
        }
        fn resize_buffer(&mut self, capacity: usize) {
            let buffer = raw::allocate::<T>(capacity);
            raw::move_elements::<T>(self.address, 0, buffer, 0, self.length);
            raw::free::<T>(self.address);
            self.address = buffer;
            self.capacity = capacity;
        }
        pub fn reserve(&mut self, more: usize) { if self.capacity - self.length < more { self.grow(more); } }
        pub fn reserve_exact(&mut self, more: usize) { if self.capacity - self.length < more { self.resize_buffer(self.length + more); } }
        pub fn shrink_to_fit(&mut self) { if self.capacity > self.length { self.resize_buffer(self.length); } }
        pub fn shrink_to(&mut self, least: usize) { let wanted = if least > self.length { least } else { self.length }; if self.capacity > wanted { self.resize_buffer(wanted); } }
        pub fn capacity(&self) -> usize { self.capacity }
        pub fn len(&self) -> usize { self.length }
        pub fn is_empty(&self) -> bool { self.length == 0 }
        pub fn clear(&mut self) { self.truncate(0) }
        pub fn truncate(&mut self, n: usize) {
            if n >= self.length { return; }
            let old = self.length;
            self.length = n;
            raw::drop_in_place(raw::part_mut::<T>(self.address, n, old - n));
        }
        pub fn as_slice(&self) -> &[T] { raw::part(self.address, 0, self.length) }
        pub fn as_mut_slice(&mut self) -> &mut [T] { raw::part_mut(self.address, 0, self.length) }
        pub fn remove(&mut self, index: usize) -> T {
            if index >= self.length { panic!("removal index (is {}) should be < len (is {})", index, self.length) }
            let out = raw::read(self.address, index);
            self.length -= 1;
            raw::move_elements::<T>(self.address, index + 1, self.address, index, self.length - index);
            out
        }
        pub fn swap_remove(&mut self, index: usize) -> T {
            if index >= self.length { panic!("swap_remove index (is {}) should be < len (is {})", index, self.length) }
            let out = raw::read(self.address, index);
            self.length -= 1;
            if index != self.length { raw::move_elements::<T>(self.address, self.length, self.address, index, 1); }
            out
        }
        pub fn insert(&mut self, index: usize, value: T) {
            if index > self.length { panic!("insertion index (is {}) should be <= len (is {})", index, self.length) }
            if self.length == self.capacity { self.grow(1); }
            raw::move_elements::<T>(self.address, index, self.address, index + 1, self.length - index);
            raw::write(self.address, index, value);
            self.length += 1;
        }
        pub fn append(&mut self, other: &mut Vec<T>) {
            self.reserve(other.length);
            raw::move_elements::<T>(other.address, 0, self.address, self.length, other.length);
            self.length += other.length;
            other.length = 0;
        }
        pub fn split_off(&mut self, at: usize) -> Vec<T> {
            if at > self.length { panic!("`at` split index (is {}) should be <= len (is {})", at, self.length) }
            let n = self.length - at;
            let mut out = Vec::with_capacity(n);
            raw::move_elements::<T>(self.address, at, out.address, 0, n);
            out.length = n;
            self.length = at;
            out
        }
        pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
            let (from, to) = crate::ops::positions(&range, self.length);
            let n = to - from;
            let mut out = Vec::with_capacity(n);
            raw::move_elements::<T>(self.address, from, out.address, 0, n);
            out.length = n;
            raw::move_elements::<T>(self.address, to, self.address, from, self.length - to);
            self.length -= n;
            Drain { taken: out.into_iter(), of: crate::marker::PhantomData }
        }
        pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(&mut self, range: R, with: I) -> Drain<'_, T> {
            let (from, to) = crate::ops::positions(&range, self.length);
            let mut rest = self.split_off(from);
            let after = rest.split_off(to - from);
            self.extend(with);
            self.extend(after);
            Drain { taken: rest.into_iter(), of: crate::marker::PhantomData }
        }
        // While elements are looked at, the vector is empty: after a panic those kept and those not looked at are back.
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.retain_mut(|x| f(x)) }
        pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
            let n = self.length;
            let address = self.address;
            self.length = 0;
            let mut going = Retain { vec: self, all: n, seen: 0, kept: 0 };
            while going.seen < n {
                let i = going.seen;
                if f(raw::element_mut::<T>(address, i)) {
                    if going.kept != i { raw::move_elements::<T>(address, i, address, going.kept, 1); }
                    going.seen += 1;
                    going.kept += 1;
                } else {
                    going.seen += 1;
                    raw::drop_in_place(raw::element_mut::<T>(address, i));
                }
            }
        }
        pub fn dedup(&mut self) where T: PartialEq { self.dedup_by(|a, b| *a == *b) }
        pub fn dedup_by_key<K: PartialEq, F: FnMut(&mut T) -> K>(&mut self, mut key: F) { self.dedup_by(|a, b| key(a) == key(b)) }
        pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same: F) {
            let n = self.length;
            if n < 2 { return; }
            self.length = 0;
            let mut kept = 1;
            let mut i = 1;
            while i < n {
                if same(raw::element_mut::<T>(self.address, i), raw::element_mut::<T>(self.address, kept - 1)) {
                    raw::drop_in_place(raw::element_mut::<T>(self.address, i));
                } else {
                    if kept != i { raw::move_elements::<T>(self.address, i, self.address, kept, 1); }
                    kept += 1;
                }
                i += 1;
            }
            self.length = kept;
        }
        pub fn resize(&mut self, n: usize, value: T) where T: Clone {
            self.truncate(n);
            if self.length == n { return; }
            self.reserve(n - self.length);
            while self.length + 1 < n { self.push(value.clone()); }
            self.push(value);
        }
        pub fn resize_with<F: FnMut() -> T>(&mut self, n: usize, mut f: F) { self.truncate(n); while self.length < n { self.push(f()); } }
        pub fn extend_from_slice(&mut self, other: &[T]) where T: Clone { self.reserve(other.len()); for x in other { self.push(x.clone()) } }
        pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, range: R) where T: Clone {
            let (from, to) = crate::ops::positions(&range, self.length);
            for i in from..to { let x = self[i].clone(); self.push(x); }
        }
        pub fn into_boxed_slice(mut self) -> Box<[T]> {
            self.shrink_to_fit();
            let out = raw::boxed_slice::<T>(self.address, self.length);
            crate::mem::forget(self);
            out
        }
        pub fn leak<'a>(self) -> &'a mut [T] { let out = raw::part_mut(self.address, 0, self.length); crate::mem::forget(self); out }
    }
    impl<T> Drop for Vec<T> { fn drop(&mut self) { self.truncate(0); raw::free::<T>(self.address) } }
    impl<T> Default for Vec<T> { fn default() -> Vec<T> { Vec::new() } }
    impl<T: Clone> Clone for Vec<T> { fn clone(&self) -> Vec<T> { self.as_slice().to_vec() } }
    impl<T> crate::ops::Deref for Vec<T> { type Target = [T]; fn deref(&self) -> &[T] { raw::part(self.address, 0, self.length) } }
    impl<T> crate::ops::DerefMut for Vec<T> { fn deref_mut(&mut self) -> &mut [T] { raw::part_mut(self.address, 0, self.length) } }
    impl<T, I: crate::slice::SliceIndex<T>> crate::ops::Index<I> for Vec<T> { type Output = I::Output; fn index(&self, index: I) -> &I::Output { index.of(raw::part(self.address, 0, self.length)) } }
    impl<T, I: crate::slice::SliceIndex<T>> crate::ops::IndexMut<I> for Vec<T> { fn index_mut(&mut self, index: I) -> &mut I::Output { index.of_mut(raw::part_mut(self.address, 0, self.length)) } }
    impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for Vec<T> { fn eq(&self, other: &Vec<U>) -> bool { crate::slice::equal(self, other) } }
    impl<T: PartialEq<U>, U> PartialEq<[U]> for Vec<T> { fn eq(&self, other: &[U]) -> bool { crate::slice::equal(self, other) } }
    impl<'a, T: PartialEq<U>, U> PartialEq<&'a [U]> for Vec<T> { fn eq(&self, other: &&'a [U]) -> bool { crate::slice::equal(self, *other) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for Vec<T> { fn eq(&self, other: &[U; N]) -> bool { crate::slice::equal(self, other) } }
    impl<'a, T: PartialEq<U>, U, const N: usize> PartialEq<&'a [U; N]> for Vec<T> { fn eq(&self, other: &&'a [U; N]) -> bool { crate::slice::equal(self, *other) } }
    impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for [T] { fn eq(&self, other: &Vec<U>) -> bool { crate::slice::equal(self, other) } }
    impl<'a, T: PartialEq<U>, U> PartialEq<Vec<U>> for &'a [T] { fn eq(&self, other: &Vec<U>) -> bool { crate::slice::equal(*self, other) } }
    impl<T: Eq> Eq for Vec<T> {}
    impl<T: PartialOrd> PartialOrd for Vec<T> { fn partial_cmp(&self, other: &Vec<T>) -> Option<crate::cmp::Ordering> { self.as_slice().partial_cmp(other.as_slice()) } }
    impl<T: Ord> Ord for Vec<T> { fn cmp(&self, other: &Vec<T>) -> crate::cmp::Ordering { self.as_slice().cmp(other.as_slice()) } }
    impl<T: crate::hash::Hash> crate::hash::Hash for Vec<T> { fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { self.as_slice().hash(state) } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for Vec<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Debug::fmt(self.as_slice(), f) } }
    impl<'a, T: Clone> From<&'a [T]> for Vec<T> { fn from(slice: &'a [T]) -> Vec<T> { slice.to_vec() } }
    impl<'a, T: Clone> From<&'a Vec<T>> for Vec<T> { fn from(vec: &'a Vec<T>) -> Vec<T> { vec.clone() } }
    impl<T, const N: usize> From<[T; N]> for Vec<T> { fn from(array: [T; N]) -> Vec<T> { from_array(array) } }
    impl<'a, T: Clone, const N: usize> From<&'a [T; N]> for Vec<T> { fn from(array: &'a [T; N]) -> Vec<T> { array.to_vec() } }
    impl<'a> From<&'a str> for Vec<u8> { fn from(text: &'a str) -> Vec<u8> { text.as_bytes().to_vec() } }
    impl From<String> for Vec<u8> { fn from(text: String) -> Vec<u8> { text.into_bytes() } }
    impl<T> From<Box<[T]>> for Vec<T> { fn from(slice: Box<[T]>) -> Vec<T> { slice.into_vec() } }
    impl<T> Box<[T]> {
        pub fn into_vec(self) -> Vec<T> {
            let n = (*self).len();
            let out = Vec { address: if n == 0 { 0 } else { raw::address::<[T]>(&*self) }, capacity: n, length: n, owned: crate::marker::PhantomData };
            crate::mem::forget(self);
            out
        }
    }
    impl<'a, T: Clone> From<&'a mut [T]> for Vec<T> { fn from(slice: &'a mut [T]) -> Vec<T> { slice.to_vec() } }
    impl<'a, T: Clone> From<&'a [T]> for Box<[T]> { fn from(slice: &'a [T]) -> Box<[T]> { slice.to_vec().into_boxed_slice() } }
    impl<T, const N: usize> From<[T; N]> for Box<[T]> { fn from(array: [T; N]) -> Box<[T]> { from_array(array).into_boxed_slice() } }
    impl<'a, T: Clone> From<crate::borrow::Cow<'a, [T]>> for Vec<T> { fn from(items: crate::borrow::Cow<'a, [T]>) -> Vec<T> { items.into_owned() } }
    impl<T> IntoIterator for Box<[T]> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { self.into_vec().into_iter() } }

    // The elements from `from` to the vector's length are left.
    pub struct IntoIter<T> { vec: Vec<T>, from: usize }
    impl<T> IntoIter<T> { pub fn as_slice(&self) -> &[T] { raw::part(self.vec.address, self.from, self.vec.length - self.from) } }
    impl<T> Iterator for IntoIter<T> {
        type Item = T;
        fn next(&mut self) -> Option<T> {
            if self.from == self.vec.length { return None; }
            self.from += 1;
            Some(raw::read(self.vec.address, self.from - 1))
        }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.vec.length - self.from; (n, Some(n)) }
    }
    impl<T> DoubleEndedIterator for IntoIter<T> { fn next_back(&mut self) -> Option<T> { if self.from == self.vec.length { None } else { self.vec.pop() } } }
    impl<T> ExactSizeIterator for IntoIter<T> {}
    impl<T> Drop for IntoIter<T> {
        fn drop(&mut self) {
            // What was handed out is no longer the vector's.
            let n = self.vec.length;
            self.vec.length = 0;
            raw::drop_in_place(raw::part_mut::<T>(self.vec.address, self.from, n - self.from));
        }
    }
    impl<T: Clone> Clone for IntoIter<T> { fn clone(&self) -> IntoIter<T> { self.as_slice().to_vec().into_iter() } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for IntoIter<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() } }
    pub struct Drain<'a, T> { taken: IntoIter<T>, of: crate::marker::PhantomData<&'a mut Vec<T>> }
    impl<'a, T> Iterator for Drain<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.taken.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.taken.size_hint() } }
    impl<'a, T> DoubleEndedIterator for Drain<'a, T> { fn next_back(&mut self) -> Option<T> { self.taken.next_back() } }
    impl<'a, T> ExactSizeIterator for Drain<'a, T> {}
    impl<T> IntoIterator for Vec<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { vec: self, from: 0 } } }
    impl<'a, T> IntoIterator for &'a Vec<T> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> { self.as_slice().iter() } }
    impl<'a, T> IntoIterator for &'a mut Vec<T> { type Item = &'a mut T; type IntoIter = crate::slice::IterMut<'a, T>; fn into_iter(self) -> crate::slice::IterMut<'a, T> { self.as_mut_slice().iter_mut() } }
    impl<T> crate::iter::FromIterator<T> for Vec<T> {
        fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
            let mut items = iter.into_iter();
            let mut out = Vec::new();
            let (least, most) = items.size_hint();
            if most == Some(least) && least > 0 { out.resize_buffer(least); }
            while let Some(x) = items.next() { out.push(x) }
            out
        }
    }
    impl<T> Extend<T> for Vec<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.push(x) } } }
    impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { for x in iter { self.push(*x) } } }
}

pub mod array {
    pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
        let mut made = Vec::with_capacity(N);
        for i in 0..N { made.push(f(i)); }
        exactly(made)
    }
    // The vector has N elements.
    fn exactly<T, const N: usize>(made: Vec<T>) -> [T; N] { into_array::<T, N>(made) }
    #[intrinsic] fn into_array<T, const N: usize>(vec: Vec<T>) -> [T; N];
    #[derive(Clone, Debug)] pub struct IntoIter<T, const N: usize> { items: crate::vec::IntoIter<T> }
    impl<T, const N: usize> IntoIter<T, N> { pub fn as_slice(&self) -> &[T] { self.items.as_slice() } }
    impl<T, const N: usize> Iterator for IntoIter<T, N> { type Item = T; fn next(&mut self) -> Option<T> { self.items.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.items.size_hint() } }
    impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> { fn next_back(&mut self) -> Option<T> { self.items.next_back() } }
    impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
    impl<T, const N: usize> [T; N] {
        pub fn map<U, F: FnMut(T) -> U>(self, mut f: F) -> [U; N] {
            let mut made = Vec::with_capacity(N);
            for x in self { made.push(f(x)); }
            exactly(made)
        }
        pub fn as_slice(&self) -> &[T] { self }
        pub fn as_mut_slice(&mut self) -> &mut [T] { self }
        pub fn each_mut(&mut self) -> [&mut T; N] { let mut made = Vec::with_capacity(N); for x in self { made.push(x); } exactly(made) }
        pub fn each_ref(&self) -> [&T; N] { let mut made = Vec::with_capacity(N); for x in self { made.push(x); } exactly(made) }
    }
    #[derive(Clone, Copy, Debug)] pub struct TryFromSliceError { why: () }
    impl crate::fmt::Display for TryFromSliceError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.pad("could not convert slice to array") } }
    impl crate::error::Error for TryFromSliceError {}
    impl<'a, T: Copy, const N: usize> TryFrom<&'a [T]> for [T; N] {
        type Error = TryFromSliceError;
        fn try_from(slice: &'a [T]) -> Result<[T; N], TryFromSliceError> { if slice.len() == N { Ok(exactly(slice.to_vec())) } else { Err(TryFromSliceError { why: () }) } }
    }
    impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
        type Error = TryFromSliceError;
        fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> { if slice.len() == N { Ok(crate::raw::retype::<[T], [T; N]>(slice)) } else { Err(TryFromSliceError { why: () }) } }
    }
    impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
        type Error = Vec<T>;
        fn try_from(vec: Vec<T>) -> Result<[T; N], Vec<T>> { if vec.len() == N { Ok(exactly(vec)) } else { Err(vec) } }
    }
}
