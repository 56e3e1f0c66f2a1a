// Slices: places, parts, searching, parts at a time.
pub mod slice {
    use crate::raw;
    use crate::cmp::Ordering;
    use crate::marker::PhantomData;
    use crate::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive, RangeBounds};
    pub trait SliceIndex<T> {
        type Output: ?Sized;
        fn of(self, slice: &[T]) -> &Self::Output;
        fn of_mut(self, slice: &mut [T]) -> &mut Self::Output;
        fn fits(&self, length: usize) -> bool;
    }
    #[intrinsic] fn length<T>(slice: &[T]) -> usize;
    fn check_range(from: usize, to: usize, length: usize) {
        check_start(from, length);
        if to > length { panic!("range end index {} out of range for slice of length {}", to, length) }
        if from > to { panic!("slice index starts at {} but ends at {}", from, to) }
    }
    fn part<'a, T>(slice: &'a [T], from: usize, to: usize) -> &'a [T] { check_range(from, to, slice.len()); raw::part(raw::address::<[T]>(slice), from, to - from) }
    fn part_mut<'a, 'b, T>(slice: &'b mut [T], from: usize, to: usize) -> &'a mut [T] { check_range(from, to, slice.len()); raw::part_mut(raw::address::<[T]>(slice), from, to - from) }
    fn check_start(from: usize, length: usize) { if from > length { panic!("range start index {} out of range for slice of length {}", from, length) } }
    impl<T> SliceIndex<T> for usize {
        type Output = T;
        fn of(self, slice: &[T]) -> &T { &slice[self] }
        fn of_mut(self, slice: &mut [T]) -> &mut T { &mut slice[self] }
        fn fits(&self, length: usize) -> bool { *self < length }
    }
    impl<T> SliceIndex<T> for Range<usize> {
        type Output = [T];
        fn of(self, slice: &[T]) -> &[T] { part(slice, self.start, self.end) }
        fn of_mut(self, slice: &mut [T]) -> &mut [T] { part_mut(slice, self.start, self.end) }
        fn fits(&self, length: usize) -> bool { self.start <= self.end && self.end <= length }
    }
    impl<T> SliceIndex<T> for RangeInclusive<usize> {
        type Output = [T];
        fn of(self, slice: &[T]) -> &[T] { part(slice, self.start, self.end + 1) }
        fn of_mut(self, slice: &mut [T]) -> &mut [T] { part_mut(slice, self.start, self.end + 1) }
        fn fits(&self, length: usize) -> bool { self.start <= self.end + 1 && self.end < length }
    }
    impl<T> SliceIndex<T> for RangeFrom<usize> {
        type Output = [T];
        fn of(self, slice: &[T]) -> &[T] { check_start(self.start, slice.len()); part(slice, self.start, slice.len()) }
        fn of_mut(self, slice: &mut [T]) -> &mut [T] { let n = slice.len(); check_start(self.start, n); part_mut(slice, self.start, n) }
        fn fits(&self, length: usize) -> bool { self.start <= length }
    }
    impl<T> SliceIndex<T> for RangeTo<usize> {
        type Output = [T];
        fn of(self, slice: &[T]) -> &[T] { part(slice, 0, self.end) }
        fn of_mut(self, slice: &mut [T]) -> &mut [T] { part_mut(slice, 0, self.end) }
        fn fits(&self, length: usize) -> bool { self.end <= length }
    }
    impl<T> SliceIndex<T> for RangeToInclusive<usize> {
        type Output = [T];
        fn of(self, slice: &[T]) -> &[T] { part(slice, 0, self.end + 1) }
        fn of_mut(self, slice: &mut [T]) -> &mut [T] { part_mut(slice, 0, self.end + 1) }
        fn fits(&self, length: usize) -> bool { self.end < length }
    }
    impl<T> SliceIndex<T> for RangeFull {
        type Output = [T];
        fn of(self, slice: &[T]) -> &[T] { slice }
        fn of_mut(self, slice: &mut [T]) -> &mut [T] { slice }
        fn fits(&self, _length: usize) -> bool { true }
    }
    impl<T, I: SliceIndex<T>> crate::ops::Index<I> for [T] { type Output = I::Output; fn index(&self, index: I) -> &I::Output { index.of(self) } }
    impl<T, I: SliceIndex<T>> crate::ops::IndexMut<I> for [T] { fn index_mut(&mut self, index: I) -> &mut I::Output { index.of_mut(self) } }
    fn equal<T: PartialEq<U>, U>(a: &[T], b: &[U]) -> bool {
        if a.len() != b.len() { return false; }
        let mut i = 0;
        while i < a.len() {
            if a[i] != b[i] { return false; }
            i += 1;
        }
        true
    }
    impl<T> [T] {
        pub fn len(&self) -> usize { length(self) }
        pub fn is_empty(&self) -> bool { self.len() == 0 }
        pub fn iter(&self) -> Iter<'_, T> { Iter { buffer: raw::address::<[T]>(self), from: 0, to: self.len(), of: PhantomData } }
        pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { buffer: raw::address::<[T]>(self), from: 0, to: self.len(), of: PhantomData } }
        pub fn get<I: SliceIndex<T>>(&self, index: I) -> Option<&I::Output> { if index.fits(self.len()) { Some(index.of(self)) } else { None } }
        pub fn get_mut<I: SliceIndex<T>>(&mut self, index: I) -> Option<&mut I::Output> { if index.fits(self.len()) { Some(index.of_mut(self)) } else { None } }
        pub fn first(&self) -> Option<&T> { if self.is_empty() { None } else { Some(&self[0]) } }
        pub fn first_mut(&mut self) -> Option<&mut T> { if self.is_empty() { None } else { Some(&mut self[0]) } }
        pub fn last(&self) -> Option<&T> { if self.is_empty() { None } else { Some(&self[self.len() - 1]) } }
        pub fn last_mut(&mut self) -> Option<&mut T> { let n = self.len(); if n == 0 { None } else { Some(&mut self[n - 1]) } }
        pub fn split_first(&self) -> Option<(&T, &[T])> { if self.is_empty() { None } else { Some((&self[0], part(self, 1, self.len()))) } }
        pub fn split_last(&self) -> Option<(&T, &[T])> { let n = self.len(); if n == 0 { None } else { Some((&self[n - 1], part(self, 0, n - 1))) } }
        pub fn split_at(&self, at: usize) -> (&[T], &[T]) { if at > self.len() { panic!("mid > len") } (part(self, 0, at), part(self, at, self.len())) }
        pub fn split_at_mut(&mut self, at: usize) -> (&mut [T], &mut [T]) { let n = self.len(); if at > n { panic!("mid > len") } (part_mut(self, 0, at), part_mut(self, at, n)) }
        pub fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> { let n = self.len(); if n == 0 { None } else { Some((raw::element_mut(raw::address::<[T]>(self), 0), part_mut(self, 1, n))) } }
        pub fn to_vec(&self) -> Vec<T> where T: Clone { let mut out = Vec::with_capacity(self.len()); for x in self { out.push(x.clone()) } out }
        pub fn contains(&self, wanted: &T) -> bool where T: PartialEq { for x in self { if *x == *wanted { return true; } } false }
        pub fn starts_with(&self, start: &[T]) -> bool where T: PartialEq { self.len() >= start.len() && equal(part(self, 0, start.len()), start) }
        pub fn ends_with(&self, end: &[T]) -> bool where T: PartialEq { self.len() >= end.len() && equal(part(self, self.len() - end.len(), self.len()), end) }
        pub fn swap(&mut self, a: usize, b: usize) {
            // Both places are looked at first: a wrong one panics.
            let _ = (&self[a], &self[b]);
            let buffer = raw::address::<[T]>(self);
            let kept = raw::read::<T>(buffer, a);
            raw::move_elements::<T>(buffer, b, buffer, a, 1);
            raw::write(buffer, b, kept);
        }
        pub fn reverse(&mut self) { let n = self.len(); let mut i = 0; while i < n / 2 { self.swap(i, n - 1 - i); i += 1; } }
        pub fn rotate_left(&mut self, n: usize) {
            assert!(n <= self.len());
            let length = self.len();
            let buffer = raw::address::<[T]>(self);
            let other = raw::allocate::<T>(n);
            raw::move_elements::<T>(buffer, 0, other, 0, n);
            raw::move_elements::<T>(buffer, n, buffer, 0, length - n);
            raw::move_elements::<T>(other, 0, buffer, length - n, n);
            raw::free::<T>(other);
        }
        pub fn rotate_right(&mut self, n: usize) { assert!(n <= self.len()); let k = self.len() - n; self.rotate_left(k) }
        pub fn fill(&mut self, value: T) where T: Clone { let mut i = 0; while i < self.len() { self[i] = value.clone(); i += 1; } }
        pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) { let mut i = 0; while i < self.len() { self[i] = f(); i += 1; } }
        pub fn clone_from_slice(&mut self, other: &[T]) where T: Clone {
            if self.len() != other.len() { panic!("destination and source slices have different lengths") }
            let mut i = 0;
            while i < other.len() { self[i] = other[i].clone(); i += 1; }
        }
        pub fn copy_from_slice(&mut self, other: &[T]) where T: Copy {
            if self.len() != other.len() { panic!("copy_from_slice: source slice length ({}) does not match destination slice length ({})", other.len(), self.len()) }
            let mut i = 0;
            while i < other.len() { self[i] = other[i]; i += 1; }
        }
        pub fn copy_within<R: RangeBounds<usize>>(&mut self, range: R, to: usize) where T: Copy {
            let (from, end) = crate::ops::positions(&range, self.len());
            if to > self.len() - (end - from) { panic!("dest is out of bounds") }
            let buffer = raw::address::<[T]>(self);
            raw::move_elements::<T>(buffer, from, buffer, to, end - from);
        }
        pub fn swap_with_slice(&mut self, other: &mut [T]) {
            if self.len() != other.len() { panic!("destination and source slices have different lengths") }
            let mut i = 0;
            while i < other.len() { crate::mem::swap(&mut self[i], &mut other[i]); i += 1; }
        }
        pub fn repeat(&self, n: usize) -> Vec<T> where T: Copy { let mut out = Vec::with_capacity(n * self.len()); for _ in 0..n { out.extend_from_slice(self); } out }
        pub fn concat<Item: ?Sized>(&self) -> <[T] as Concat<Item>>::Output where [T]: Concat<Item> { <[T] as Concat<Item>>::concatenated(self) }
        pub fn join<Separator>(&self, separator: Separator) -> <[T] as Join<Separator>>::Output where [T]: Join<Separator> { <[T] as Join<Separator>>::joined(self, separator) }
        pub fn windows(&self, size: usize) -> Windows<'_, T> { if size == 0 { panic!("{}", "window size must be non-zero") } Windows { slice: self, size: size } }
        pub fn chunks(&self, size: usize) -> Chunks<'_, T> { if size == 0 { panic!("chunk size must be non-zero") } Chunks { slice: self, size: size, whole: self } }
        pub fn chunks_exact(&self, size: usize) -> Chunks<'_, T> { if size == 0 { panic!("chunk size must be non-zero") } Chunks { slice: part(self, 0, self.len() / size * size), size: size, whole: self } }
        pub fn rchunks(&self, size: usize) -> RChunks<'_, T> { if size == 0 { panic!("chunk size must be non-zero") } RChunks { slice: self, size: size } }
        pub fn chunks_mut(&mut self, size: usize) -> ChunksMut<'_, T> { if size == 0 { panic!("chunk size must be non-zero") } ChunksMut { slice: self, size: size } }
        pub fn split<F: FnMut(&T) -> bool>(&self, f: F) -> Split<'_, T, F> { Split { slice: Some(self), f: f } }
        pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, f: F) -> ChunkBy<'_, T, F> { ChunkBy { slice: self, f: f } }
        pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, mut f: F) -> crate::vec::IntoIter<&[T]> {
            let mut out = Vec::new();
            let mut from = 0;
            let mut i = 0;
            while i < self.len() && out.len() + 1 < n { if f(&self[i]) { out.push(part(self, from, i)); from = i + 1; } i += 1; }
            if n > 0 { out.push(part(self, from, self.len())); }
            out.into_iter()
        }
        pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, mut f: F) -> crate::vec::IntoIter<&[T]> {
            let mut out = Vec::new();
            let mut to = self.len();
            let mut i = self.len();
            while i > 0 && out.len() + 1 < n { i -= 1; if f(&self[i]) { out.push(part(self, i + 1, to)); to = i; } }
            if n > 0 { out.push(part(self, 0, to)); }
            out.into_iter()
        }
        pub fn rsplit<F: FnMut(&T) -> bool>(&self, f: F) -> crate::vec::IntoIter<&[T]> { self.rsplitn(usize::MAX, f) }
        pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, mut f: F) -> crate::vec::IntoIter<&[T]> {
            let mut out = Vec::new();
            let mut from = 0;
            let mut i = 0;
            while i < self.len() { i += 1; if f(&self[i - 1]) { out.push(part(self, from, i)); from = i; } }
            if from < self.len() { out.push(part(self, from, self.len())); }
            out.into_iter()
        }
        pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, mut f: F) -> crate::vec::IntoIter<&mut [T]> {
            let mut out = Vec::new();
            let mut from = 0;
            let mut i = 0;
            while i < self.len() { if f(&self[i]) { out.push(part_mut(self, from, i)); from = i + 1; } i += 1; }
            let n = self.len();
            out.push(part_mut(self, from, n));
            out.into_iter()
        }
        pub fn chunks_exact_mut(&mut self, size: usize) -> ChunksMut<'_, T> { if size == 0 { panic!("chunk size must be non-zero") } let n = self.len() / size * size; ChunksMut { slice: part_mut(self, 0, n), size: size } }
        pub fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> { let n = self.len(); if n == 0 { None } else { Some((raw::element_mut(raw::address::<[T]>(self), n - 1), part_mut(self, 0, n - 1))) } }
        pub fn split_at_checked(&self, at: usize) -> Option<(&[T], &[T])> { if at <= self.len() { Some(self.split_at(at)) } else { None } }
        pub fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> { if self.len() < N { None } else { Some(raw::retype::<[T], [T; N]>(self)) } }
        pub fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> { if self.len() < N { None } else { Some(raw::retype::<[T], [T; N]>(part(self, self.len() - N, self.len()))) } }
        pub fn strip_prefix(&self, start: &[T]) -> Option<&[T]> where T: PartialEq { if self.starts_with(start) { Some(part(self, start.len(), self.len())) } else { None } }
        pub fn strip_suffix(&self, end: &[T]) -> Option<&[T]> where T: PartialEq { if self.ends_with(end) { Some(part(self, 0, self.len() - end.len())) } else { None } }
        pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T]) where T: Ord { self.select_nth_unstable_by(index, |a, b| a.cmp(b)) }
        pub fn select_nth_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, index: usize, compare: F) -> (&mut [T], &mut T, &mut [T]) {
            let n = self.len();
            if index >= n { panic!("partition_at_index index {} greater than length of slice {}", index, n) }
            self.sort_by(compare);
            (part_mut(self, 0, index), raw::element_mut(raw::address::<[T]>(self), index), part_mut(self, index + 1, n))
        }
        pub fn select_nth_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, index: usize, mut key: F) -> (&mut [T], &mut T, &mut [T]) { self.select_nth_unstable_by(index, |a, b| key(a).cmp(&key(b))) }
        pub fn binary_search(&self, wanted: &T) -> Result<usize, usize> where T: Ord { self.binary_search_by(|x| x.cmp(wanted)) }
        pub fn binary_search_by_key<K: Ord, F: FnMut(&T) -> K>(&self, wanted: &K, mut key: F) -> Result<usize, usize> { self.binary_search_by(|x| key(x).cmp(wanted)) }
        pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, mut f: F) -> Result<usize, usize> {
            let mut size = self.len();
            if size == 0 { return Err(0); }
            let mut base = 0;
            while size > 1 {
                let half = size / 2;
                if f(&self[base + half]) != Ordering::Greater { base += half; }
                size -= half;
            }
            match f(&self[base]) { Ordering::Equal => Ok(base), Ordering::Less => Err(base + 1), Ordering::Greater => Err(base) }
        }
        pub fn partition_point<F: FnMut(&T) -> bool>(&self, mut f: F) -> usize { match self.binary_search_by(|x| if f(x) { Ordering::Less } else { Ordering::Greater }) { Ok(i) => i, Err(i) => i } }
    }

    // Sorting: the order is found by merging lists of places, then the elements are moved. Stable, n log n comparisons,
    // and a comparison that panics finds all elements where they were.
    fn sorted_order<T, F: FnMut(&T, &T) -> Ordering>(slice: &[T], compare: &mut F) -> Vec<usize> {
        let n = slice.len();
        let mut order: Vec<usize> = (0..n).collect();
        let mut other: Vec<usize> = order.clone();
        let mut from: &mut [usize] = order.as_mut_slice();
        let mut to: &mut [usize] = other.as_mut_slice();
        let mut width = 1;
        let mut swapped = false;
        while width < n {
            let mut start = 0;
            while start < n {
                let middle = if start + width < n { start + width } else { n };
                let end = if middle + width < n { middle + width } else { n };
                let mut a = start;
                let mut b = middle;
                let mut k = start;
                // Parts that are in order already are copied.
                if middle < end && compare(&slice[from[middle - 1]], &slice[from[middle]]) != Ordering::Greater { b = end; }
                let rest = b == end && middle < end;
                while k < end {
                    if a < middle && (b >= end || compare(&slice[from[a]], &slice[from[b]]) != Ordering::Greater) {
                        to[k] = from[a];
                        a += 1;
                    } else if rest {
                        to[k] = from[k];
                    } else {
                        to[k] = from[b];
                        b += 1;
                    }
                    k += 1;
                }
                start = end;
            }
            let kept = from;
            from = to;
            to = kept;
            swapped = !swapped;
            width = width * 2;
        }
        if swapped { other } else { order }
    }
    fn rearrange<T>(slice: &mut [T], order: &[usize]) {
        let n = order.len();
        let buffer = raw::address::<[T]>(slice);
        let other = raw::allocate::<T>(n);
        let mut i = 0;
        while i < n { raw::move_elements::<T>(buffer, order[i], other, i, 1); i += 1; }
        raw::move_elements::<T>(other, 0, buffer, 0, n);
        raw::free::<T>(other);
    }
    impl [u8] {
        pub fn is_ascii(&self) -> bool { self.iter().all(|b| *b < 128) }
        pub fn to_ascii_uppercase(&self) -> Vec<u8> { self.iter().map(|b| b.to_ascii_uppercase()).collect() }
        pub fn to_ascii_lowercase(&self) -> Vec<u8> { self.iter().map(|b| b.to_ascii_lowercase()).collect() }
        pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    }
    impl<T> [T] {
        pub fn sort(&mut self) where T: Ord { self.sort_by(|a, b| a.cmp(b)) }
        pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) { if self.len() > 1 { let order = sorted_order(self, &mut compare); rearrange(self, order.as_slice()) } }
        pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut key: F) { self.sort_by(|a, b| key(a).cmp(&key(b))) }
        pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut key: F) {
            let mut keys = Vec::with_capacity(self.len());
            for x in self.iter() { keys.push(key(x)); }
            let order = sorted_order(keys.as_slice(), &mut |a: &K, b: &K| a.cmp(b));
            rearrange(self, order.as_slice())
        }
        pub fn sort_unstable(&mut self) where T: Ord { self.sort() }
        pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) { self.sort_by(compare) }
        pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, key: F) { self.sort_by_key(key) }
        pub fn is_sorted(&self) -> bool where T: PartialOrd { let mut i = 1; while i < self.len() { if !(self[i - 1] <= self[i]) { return false; } i += 1; } true }
        pub fn is_sorted_by<F: FnMut(&T, &T) -> bool>(&self, mut f: F) -> bool { let mut i = 1; while i < self.len() { if !f(&self[i - 1], &self[i]) { return false; } i += 1; } true }
        pub fn is_sorted_by_key<K: PartialOrd, F: FnMut(&T) -> K>(&self, mut key: F) -> bool { let mut i = 1; while i < self.len() { if !(key(&self[i - 1]) <= key(&self[i])) { return false; } i += 1; } true }
    }

    // Many into one.
    pub trait Concat<Item: ?Sized> { type Output; fn concatenated(slice: &Self) -> Self::Output; }
    impl<S: crate::borrow::Borrow<str>> Concat<str> for [S] { type Output = String; fn concatenated(slice: &[S]) -> String { let mut out = String::new(); for text in slice { out.push_str(text.borrow()); } out } }
    impl<T: Clone, V: crate::borrow::Borrow<[T]>> Concat<T> for [V] { type Output = Vec<T>; fn concatenated(slice: &[V]) -> Vec<T> { let mut out = Vec::new(); for part in slice { let items: &[T] = part.borrow(); out.extend_from_slice(items); } out } }
    pub trait Join<Separator> { type Output; fn joined(slice: &Self, separator: Separator) -> Self::Output; }
    impl<'a, S: crate::borrow::Borrow<str>> Join<&'a str> for [S] {
        type Output = String;
        fn joined(slice: &[S], separator: &'a str) -> String {
            let mut out = String::new();
            let mut first = true;
            for text in slice { if !first { out.push_str(separator); } first = false; out.push_str(text.borrow()); }
            out
        }
    }
    impl<'a, T: Clone, V: crate::borrow::Borrow<[T]>> Join<&'a T> for [V] {
        type Output = Vec<T>;
        fn joined(slice: &[V], separator: &'a T) -> Vec<T> {
            let mut out = Vec::new();
            let mut first = true;
            for part in slice { if !first { out.push(separator.clone()); } first = false; let items: &[T] = part.borrow(); out.extend_from_slice(items); }
            out
        }
    }
    impl<T, const N: usize> crate::borrow::Borrow<[T]> for [T; N] { fn borrow(&self) -> &[T] { self } }

    impl<T: PartialEq<U>, U> PartialEq<[U]> for [T] { fn eq(&self, other: &[U]) -> bool { equal(self, other) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] { fn eq(&self, other: &[U; N]) -> bool { equal(self, other) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U]> for [T; N] { fn eq(&self, other: &[U]) -> bool { equal(self, other) } }
    impl<'a, T: PartialEq<U>, U, const N: usize> PartialEq<&'a [U]> for [T; N] { fn eq(&self, other: &&'a [U]) -> bool { equal(self, *other) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T] { fn eq(&self, other: &[U; N]) -> bool { equal(self, other) } }
    impl<'a, T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &'a mut [T] { fn eq(&self, other: &[U; N]) -> bool { equal(&**self, other) } }
    impl<'a, T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &'a [T] { fn eq(&self, other: &[U; N]) -> bool { equal(*self, other) } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<Vec<U>> for [T; N] { fn eq(&self, other: &Vec<U>) -> bool { equal(self, other) } }
    impl<T: Eq> Eq for [T] {}
    impl<T: Eq, const N: usize> Eq for [T; N] {}
    impl<T: PartialOrd> PartialOrd for [T] {
        fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
            let mut i = 0;
            while i < self.len() && i < other.len() {
                match self[i].partial_cmp(&other[i]) { Some(Ordering::Equal) => {} unequal => return unequal, }
                i += 1;
            }
            self.len().partial_cmp(&other.len())
        }
    }
    impl<T: Ord> Ord for [T] {
        fn cmp(&self, other: &[T]) -> Ordering {
            let mut i = 0;
            while i < self.len() && i < other.len() {
                match self[i].cmp(&other[i]) { Ordering::Equal => {} unequal => return unequal, }
                i += 1;
            }
            self.len().cmp(&other.len())
        }
    }
    impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] { fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> { self.as_slice().partial_cmp(other.as_slice()) } }
    impl<T: Ord, const N: usize> Ord for [T; N] { fn cmp(&self, other: &[T; N]) -> Ordering { self.as_slice().cmp(other.as_slice()) } }
    impl<T: crate::fmt::Debug> crate::fmt::Debug for [T] { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_list().entries(self.iter()).finish() } }
    impl<T: crate::fmt::Debug, const N: usize> crate::fmt::Debug for [T; N] { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_list().entries(self.iter()).finish() } }

    #[derive(Clone)] pub struct Windows<'a, T> { slice: &'a [T], size: usize }
    impl<'a, T> Iterator for Windows<'a, T> {
        type Item = &'a [T];
        fn next(&mut self) -> Option<&'a [T]> { if self.slice.len() < self.size { None } else { let out = part(self.slice, 0, self.size); self.slice = part(self.slice, 1, self.slice.len()); Some(out) } }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = if self.slice.len() < self.size { 0 } else { self.slice.len() - self.size + 1 }; (n, Some(n)) }
    }
    impl<'a, T> DoubleEndedIterator for Windows<'a, T> { fn next_back(&mut self) -> Option<&'a [T]> { let n = self.slice.len(); if n < self.size { None } else { let out = part(self.slice, n - self.size, n); self.slice = part(self.slice, 0, n - 1); Some(out) } } }
    impl<'a, T> ExactSizeIterator for Windows<'a, T> {}
    pub struct Chunks<'a, T> { slice: &'a [T], size: usize, whole: &'a [T] }
    impl<'a, T> Iterator for Chunks<'a, T> {
        type Item = &'a [T];
        fn next(&mut self) -> Option<&'a [T]> {
            if self.slice.is_empty() { return None; }
            let n = if self.slice.len() < self.size { self.slice.len() } else { self.size };
            let out = part(self.slice, 0, n);
            self.slice = part(self.slice, n, self.slice.len());
            Some(out)
        }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.slice.len().div_ceil(self.size); (n, Some(n)) }
    }
    impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
        fn next_back(&mut self) -> Option<&'a [T]> {
            let n = self.slice.len();
            if n == 0 { return None; }
            let last = if n % self.size == 0 { self.size } else { n % self.size };
            let out = part(self.slice, n - last, n);
            self.slice = part(self.slice, 0, n - last);
            Some(out)
        }
    }
    impl<'a, T> ExactSizeIterator for Chunks<'a, T> {}
    impl<'a, T> Chunks<'a, T> { pub fn remainder(&self) -> &'a [T] { raw::part(raw::address::<[T]>(self.whole), self.whole.len() / self.size * self.size, self.whole.len() % self.size) } }
    pub struct RChunks<'a, T> { slice: &'a [T], size: usize }
    impl<'a, T> Iterator for RChunks<'a, T> {
        type Item = &'a [T];
        fn next(&mut self) -> Option<&'a [T]> {
            let n = self.slice.len();
            if n == 0 { return None; }
            let from = if n < self.size { 0 } else { n - self.size };
            let out = part(self.slice, from, n);
            self.slice = part(self.slice, 0, from);
            Some(out)
        }
    }
    pub struct ChunksMut<'a, T> { slice: &'a mut [T], size: usize }
    impl<'a, T> Iterator for ChunksMut<'a, T> {
        type Item = &'a mut [T];
        fn next(&mut self) -> Option<&'a mut [T]> {
            let length = self.slice.len();
            if length == 0 { return None; }
            let n = if length < self.size { length } else { self.size };
            let out = part_mut(self.slice, 0, n);
            self.slice = part_mut(self.slice, n, length);
            Some(out)
        }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.slice.len().div_ceil(self.size); (n, Some(n)) }
    }
    impl<'a, T> ExactSizeIterator for ChunksMut<'a, T> {}
    pub struct Split<'a, T, F> { slice: Option<&'a [T]>, f: F }
    impl<'a, T, F: FnMut(&T) -> bool> Iterator for Split<'a, T, F> {
        type Item = &'a [T];
        fn next(&mut self) -> Option<&'a [T]> {
            let slice = self.slice?;
            let mut i = 0;
            while i < slice.len() {
                if (self.f)(&slice[i]) { self.slice = Some(part(slice, i + 1, slice.len())); return Some(part(slice, 0, i)); }
                i += 1;
            }
            self.slice = None;
            Some(slice)
        }
    }
    pub struct ChunkBy<'a, T, F> { slice: &'a [T], f: F }
    impl<'a, T, F: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, F> {
        type Item = &'a [T];
        fn next(&mut self) -> Option<&'a [T]> {
            if self.slice.is_empty() { return None; }
            let mut n = 1;
            while n < self.slice.len() && (self.f)(&self.slice[n - 1], &self.slice[n]) { n += 1; }
            let out = part(self.slice, 0, n);
            self.slice = part(self.slice, n, self.slice.len());
            Some(out)
        }
    }
    pub struct Iter<'a, T> { buffer: usize, from: usize, to: usize, of: PhantomData<&'a T> }
    impl<'a, T> Iter<'a, T> { pub fn as_slice(&self) -> &'a [T] { raw::part(self.buffer, self.from, self.to - self.from) } }
    impl<'a, T> Clone for Iter<'a, T> { fn clone(&self) -> Iter<'a, T> { Iter { buffer: self.buffer, from: self.from, to: self.to, of: PhantomData } } }
    impl<'a, T> Iterator for Iter<'a, T> {
        type Item = &'a T;
        fn next(&mut self) -> Option<&'a T> { if self.from < self.to { self.from += 1; Some(raw::element(self.buffer, self.from - 1)) } else { None } }
        fn nth(&mut self, n: usize) -> Option<&'a T> { if n < self.to - self.from { self.from += n + 1; Some(raw::element(self.buffer, self.from - 1)) } else { self.from = self.to; None } }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
    }
    impl<'a, T> DoubleEndedIterator for Iter<'a, T> { fn next_back(&mut self) -> Option<&'a T> { if self.from < self.to { self.to -= 1; Some(raw::element(self.buffer, self.to)) } else { None } } }
    impl<'a, T> ExactSizeIterator for Iter<'a, T> {}
    impl<'a, T: crate::fmt::Debug> crate::fmt::Debug for Iter<'a, T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_tuple("Iter").field(&self.as_slice()).finish() } }
    pub struct IterMut<'a, T> { buffer: usize, from: usize, to: usize, of: PhantomData<&'a mut T> }
    impl<'a, T> Iterator for IterMut<'a, T> {
        type Item = &'a mut T;
        fn next(&mut self) -> Option<&'a mut T> { if self.from < self.to { self.from += 1; Some(raw::element_mut(self.buffer, self.from - 1)) } else { None } }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
    }
    impl<'a, T> DoubleEndedIterator for IterMut<'a, T> { fn next_back(&mut self) -> Option<&'a mut T> { if self.from < self.to { self.to -= 1; Some(raw::element_mut(self.buffer, self.to)) } else { None } } }
    impl<'a, T> ExactSizeIterator for IterMut<'a, T> {}
    impl<'a, T> IntoIterator for &'a [T] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T> IntoIterator for &'a mut [T] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }
    impl<'a, T, const N: usize> IntoIterator for &'a [T; N] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }
    impl<T, const N: usize> IntoIterator for [T; N] { type Item = T; type IntoIter = crate::array::IntoIter<T, N>; fn into_iter(self) -> crate::array::IntoIter<T, N> { crate::array::IntoIter { items: crate::vec::from_array(self).into_iter() } } }
}
