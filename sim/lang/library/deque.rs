// VecDeque: a ring of elements, and LinkedList in terms of it.
mod deque {
    use crate::raw;
    use crate::fmt;
    use crate::marker::PhantomData;
    // The element number i is at (head + i) modulo the capacity. The machine knows these fields.
    #[lang = "VecDeque"] pub struct VecDeque<T> { address: usize, capacity: usize, length: usize, head: usize, owned: PhantomData<T> }
    impl<T> VecDeque<T> {
        pub fn new() -> VecDeque<T> { VecDeque { address: 0, capacity: 0, length: 0, head: 0, owned: PhantomData } }
        pub fn with_capacity(n: usize) -> VecDeque<T> { VecDeque { address: raw::allocate::<T>(n), capacity: n, length: 0, head: 0, owned: PhantomData } }
        fn place(&self, i: usize) -> usize { let at = self.head + i; if at >= self.capacity { at - self.capacity } else { at } }
        // All elements to the front of a buffer of this size.
        fn move_to(&mut self, capacity: usize) {
            let buffer = raw::allocate::<T>(capacity);
            let first = if self.capacity - self.head < self.length { self.capacity - self.head } else { self.length };
            raw::move_elements::<T>(self.address, self.head, buffer, 0, first);
            raw::move_elements::<T>(self.address, 0, buffer, first, self.length - first);
            raw::free::<T>(self.address);
            self.address = buffer;
            self.capacity = capacity;
            self.head = 0;
        }
        fn grow(&mut self) { let capacity = if self.capacity == 0 { 4 } else { self.capacity * 2 }; self.move_to(capacity) }
        pub fn reserve(&mut self, more: usize) { if self.length + more > self.capacity { let least = self.length + more; self.move_to(if least < self.capacity * 2 { self.capacity * 2 } else { least }) } }
        pub fn shrink_to_fit(&mut self) { if self.capacity > self.length { self.move_to(self.length) } }
        pub fn capacity(&self) -> usize { self.capacity }
        pub fn len(&self) -> usize { self.length }
        pub fn is_empty(&self) -> bool { self.length == 0 }
        pub fn push_back(&mut self, value: T) {
            if self.length == self.capacity { self.grow(); }
            raw::write(self.address, self.place(self.length), value);
            self.length += 1;
        }
        pub fn push_front(&mut self, value: T) {
            if self.length == self.capacity { self.grow(); }
            self.head = if self.head == 0 { self.capacity - 1 } else { self.head - 1 };
            raw::write(self.address, self.head, value);
            self.length += 1;
        }
        pub fn pop_front(&mut self) -> Option<T> {
            if self.length == 0 { return None; }
            let out = raw::read(self.address, self.head);
            self.head = self.place(1);
            self.length -= 1;
            Some(out)
        }
        pub fn pop_back(&mut self) -> Option<T> {
            if self.length == 0 { return None; }
            self.length -= 1;
            Some(raw::read(self.address, self.place(self.length)))
        }
        pub fn get(&self, i: usize) -> Option<&T> { if i < self.length { Some(raw::element(self.address, self.place(i))) } else { None } }
        pub fn get_mut(&mut self, i: usize) -> Option<&mut T> { if i < self.length { Some(raw::element_mut(self.address, self.place(i))) } else { None } }
        pub fn front(&self) -> Option<&T> { self.get(0) }
        pub fn front_mut(&mut self) -> Option<&mut T> { self.get_mut(0) }
        pub fn back(&self) -> Option<&T> { self.get(self.length.wrapping_sub(1)) }
        pub fn back_mut(&mut self) -> Option<&mut T> { self.get_mut(self.length.wrapping_sub(1)) }
        pub fn iter(&self) -> Iter<'_, T> { Iter { deque: self, from: 0, to: self.length } }
        pub fn iter_mut(&mut self) -> IterMut<'_, T> { let n = self.length; IterMut { deque: self, from: 0, to: n } }
        pub fn range<R: crate::ops::RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> { let (from, to) = crate::ops::positions(&range, self.length); Iter { deque: self, from: from, to: to } }
        pub fn range_mut<R: crate::ops::RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> { let (from, to) = crate::ops::positions(&range, self.length); IterMut { deque: self, from: from, to: to } }
        pub fn make_contiguous(&mut self) -> &mut [T] { if self.head + self.length > self.capacity { self.move_to(self.capacity); } raw::part_mut(self.address, self.head, self.length) }
        pub fn as_slices(&self) -> (&[T], &[T]) {
            let first = if self.capacity - self.head < self.length { self.capacity - self.head } else { self.length };
            (raw::part(self.address, self.head, first), raw::part(self.address, 0, self.length - first))
        }
        pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
            let first = if self.capacity - self.head < self.length { self.capacity - self.head } else { self.length };
            (raw::part_mut(self.address, self.head, first), raw::part_mut(self.address, 0, self.length - first))
        }
        // As a Vec, which is changed and comes back.
        fn taken(&mut self) -> Vec<T> { Vec::from(crate::mem::replace(self, VecDeque::new())) }
        pub fn clear(&mut self) { self.truncate(0); self.head = 0 }
        pub fn truncate(&mut self, n: usize) { while self.length > n { self.length -= 1; raw::drop_in_place(raw::element_mut::<T>(self.address, self.place(self.length))); } }
        pub fn insert(&mut self, at: usize, value: T) {
            if at > self.length { panic!("index out of bounds") }
            if at == 0 { return self.push_front(value); }
            if at == self.length { return self.push_back(value); }
            let mut all = self.taken();
            all.insert(at, value);
            *self = VecDeque::from(all)
        }
        pub fn remove(&mut self, at: usize) -> Option<T> {
            if at >= self.length { return None; }
            if at == 0 { return self.pop_front(); }
            let mut all = self.taken();
            let out = all.remove(at);
            *self = VecDeque::from(all);
            Some(out)
        }
        pub fn swap(&mut self, a: usize, b: usize) { assert!(a < self.len()); assert!(b < self.len()); if a != b { let x = raw::element_mut::<T>(self.address, self.place(a)); let y = raw::element_mut::<T>(self.address, self.place(b)); crate::mem::swap(x, y) } }
        pub fn swap_remove_back(&mut self, at: usize) -> Option<T> { if at >= self.length { return None; } self.swap(at, self.length - 1); self.pop_back() }
        pub fn swap_remove_front(&mut self, at: usize) -> Option<T> { if at >= self.length { return None; } self.swap(at, 0); self.pop_front() }
        pub fn rotate_left(&mut self, n: usize) { assert!(n <= self.len()); self.make_contiguous().rotate_left(n) }
        pub fn rotate_right(&mut self, n: usize) { assert!(n <= self.len()); self.make_contiguous().rotate_right(n) }
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { let mut all = self.taken(); all.retain(f); *self = VecDeque::from(all) }
        pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) { let mut all = self.taken(); all.retain_mut(f); *self = VecDeque::from(all) }
        pub fn drain<R: crate::ops::RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
            let (from, to) = crate::ops::positions(&range, self.length);
            let mut all = self.taken();
            let rest = all.split_off(to);
            let out = all.split_off(from);
            all.extend(rest);
            *self = VecDeque::from(all);
            Drain { taken: out.into_iter(), of: PhantomData }
        }
        pub fn split_off(&mut self, at: usize) -> VecDeque<T> { assert!(at <= self.len(), "`at` out of bounds"); let mut all = self.taken(); let out = all.split_off(at); *self = VecDeque::from(all); VecDeque::from(out) }
        pub fn append(&mut self, other: &mut VecDeque<T>) { while let Some(x) = other.pop_front() { self.push_back(x); } }
        pub fn resize(&mut self, n: usize, value: T) where T: Clone { self.truncate(n); while self.length < n { self.push_back(value.clone()); } }
        pub fn resize_with<F: FnMut() -> T>(&mut self, n: usize, mut f: F) { self.truncate(n); while self.length < n { self.push_back(f()); } }
        pub fn contains(&self, wanted: &T) -> bool where T: PartialEq { self.iter().any(|x| *x == *wanted) }
        pub fn binary_search(&self, wanted: &T) -> Result<usize, usize> where T: Ord { self.binary_search_by(|x| x.cmp(wanted)) }
        pub fn binary_search_by<F: FnMut(&T) -> crate::cmp::Ordering>(&self, mut f: F) -> Result<usize, usize> {
            let mut from = 0;
            let mut to = self.length;
            while from < to {
                let middle = (from + to) / 2;
                match f(&self[middle]) { crate::cmp::Ordering::Less => from = middle + 1, crate::cmp::Ordering::Greater => to = middle, crate::cmp::Ordering::Equal => return Ok(middle) }
            }
            Err(from)
        }
        pub fn binary_search_by_key<K: Ord, F: FnMut(&T) -> K>(&self, wanted: &K, mut key: F) -> Result<usize, usize> { self.binary_search_by(|x| key(x).cmp(wanted)) }
        pub fn partition_point<F: FnMut(&T) -> bool>(&self, mut f: F) -> usize { match self.binary_search_by(|x| if f(x) { crate::cmp::Ordering::Less } else { crate::cmp::Ordering::Greater }) { Ok(i) => i, Err(i) => i } }
    }
    impl<T> Drop for VecDeque<T> { fn drop(&mut self) { while self.pop_front().is_some() {} raw::free::<T>(self.address) } }
    impl<T> Default for VecDeque<T> { fn default() -> VecDeque<T> { VecDeque::new() } }
    impl<T: Clone> Clone for VecDeque<T> { fn clone(&self) -> VecDeque<T> { self.iter().cloned().collect() } }
    impl<T> crate::ops::Index<usize> for VecDeque<T> { type Output = T; fn index(&self, i: usize) -> &T { match self.get(i) { Some(x) => x, None => panic!("{}", "Out of bounds access") } } }
    impl<T> crate::ops::IndexMut<usize> for VecDeque<T> { fn index_mut(&mut self, i: usize) -> &mut T { match self.get_mut(i) { Some(x) => x, None => panic!("{}", "Out of bounds access") } } }
    impl<T: PartialEq> PartialEq for VecDeque<T> { fn eq(&self, other: &VecDeque<T>) -> bool { self.len() == other.len() && self.iter().eq(other.iter()) } }
    impl<T: PartialEq> PartialEq<Vec<T>> for VecDeque<T> { fn eq(&self, other: &Vec<T>) -> bool { self.len() == other.len() && self.iter().eq(other.iter()) } }
    impl<'a, T: PartialEq> PartialEq<&'a [T]> for VecDeque<T> { fn eq(&self, other: &&'a [T]) -> bool { self.len() == other.len() && self.iter().eq(other.iter()) } }
    impl<T: PartialEq, const N: usize> PartialEq<[T; N]> for VecDeque<T> { fn eq(&self, other: &[T; N]) -> bool { self.len() == N && self.iter().eq(other.iter()) } }
    impl<T: Eq> Eq for VecDeque<T> {}
    impl<T: PartialOrd> PartialOrd for VecDeque<T> { fn partial_cmp(&self, other: &VecDeque<T>) -> Option<crate::cmp::Ordering> { self.iter().partial_cmp(other.iter()) } }
    impl<T: Ord> Ord for VecDeque<T> { fn cmp(&self, other: &VecDeque<T>) -> crate::cmp::Ordering { self.iter().cmp(other.iter()) } }
    impl<T: crate::hash::Hash> crate::hash::Hash for VecDeque<T> { fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { state.write_usize(self.length); for x in self { x.hash(state) } } }
    impl<T: fmt::Debug> fmt::Debug for VecDeque<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
    impl<T> From<Vec<T>> for VecDeque<T> {
        fn from(vec: Vec<T>) -> VecDeque<T> {
            let out = VecDeque { address: vec.address, capacity: vec.capacity, length: vec.length, head: 0, owned: PhantomData };
            crate::mem::forget(vec);
            out
        }
    }
    impl<T> From<VecDeque<T>> for Vec<T> {
        fn from(mut deque: VecDeque<T>) -> Vec<T> {
            if deque.head != 0 { deque.move_to(deque.capacity); }
            let out = Vec { address: deque.address, capacity: deque.capacity, length: deque.length, owned: PhantomData };
            crate::mem::forget(deque);
            out
        }
    }
    impl<T, const N: usize> From<[T; N]> for VecDeque<T> { fn from(array: [T; N]) -> VecDeque<T> { VecDeque::from(crate::vec::from_array(array)) } }
    impl<T> FromIterator<T> for VecDeque<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> { VecDeque::from(Vec::from_iter(iter)) } }
    impl<T> Extend<T> for VecDeque<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for x in iter { self.push_back(x) } } }
    impl<'a, T: Copy + 'a> Extend<&'a T> for VecDeque<T> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { for x in iter { self.push_back(*x) } } }
    impl<T> IntoIterator for VecDeque<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { deque: self } } }
    impl<'a, T> IntoIterator for &'a VecDeque<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T> IntoIterator for &'a mut VecDeque<T> { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }

    pub struct Iter<'a, T> { deque: &'a VecDeque<T>, from: usize, to: usize }
    impl<'a, T> Clone for Iter<'a, T> { fn clone(&self) -> Iter<'a, T> { Iter { deque: self.deque, from: self.from, to: self.to } } }
    impl<'a, T> Iterator for Iter<'a, T> {
        type Item = &'a T;
        fn next(&mut self) -> Option<&'a T> { if self.from < self.to { self.from += 1; self.deque.get(self.from - 1) } else { None } }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
    }
    impl<'a, T> DoubleEndedIterator for Iter<'a, T> { fn next_back(&mut self) -> Option<&'a T> { if self.from < self.to { self.to -= 1; self.deque.get(self.to) } else { None } } }
    impl<'a, T> ExactSizeIterator for Iter<'a, T> {}
    pub struct IterMut<'a, T> { deque: &'a mut VecDeque<T>, from: usize, to: usize }
    impl<'a, T> Iterator for IterMut<'a, T> {
        type Item = &'a mut T;
        fn next(&mut self) -> Option<&'a mut T> { if self.from < self.to { self.from += 1; self.deque.get_mut(self.from - 1) } else { None } }
        fn size_hint(&self) -> (usize, Option<usize>) { let n = self.to - self.from; (n, Some(n)) }
    }
    impl<'a, T> DoubleEndedIterator for IterMut<'a, T> { fn next_back(&mut self) -> Option<&'a mut T> { if self.from < self.to { self.to -= 1; self.deque.get_mut(self.to) } else { None } } }
    impl<'a, T> ExactSizeIterator for IterMut<'a, T> {}
    #[derive(Clone)] pub struct IntoIter<T> { deque: VecDeque<T> }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.deque.pop_front() } fn size_hint(&self) -> (usize, Option<usize>) { let n = self.deque.len(); (n, Some(n)) } }
    impl<T> DoubleEndedIterator for IntoIter<T> { fn next_back(&mut self) -> Option<T> { self.deque.pop_back() } }
    impl<T> ExactSizeIterator for IntoIter<T> {}
    pub struct Drain<'a, T> { taken: crate::vec::IntoIter<T>, of: PhantomData<&'a mut VecDeque<T>> }
    impl<'a, T> Iterator for Drain<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.taken.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.taken.size_hint() } }
    impl<'a, T> DoubleEndedIterator for Drain<'a, T> { fn next_back(&mut self) -> Option<T> { self.taken.next_back() } }
    impl<'a, T> ExactSizeIterator for Drain<'a, T> {}

    #[lang = "LinkedList"] #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)] pub struct LinkedList<T> { items: VecDeque<T> }
    impl<T> LinkedList<T> {
        pub fn new() -> LinkedList<T> { LinkedList { items: VecDeque::new() } }
        pub fn len(&self) -> usize { self.items.len() }
        pub fn is_empty(&self) -> bool { self.items.is_empty() }
        pub fn clear(&mut self) { self.items.clear() }
        pub fn push_back(&mut self, value: T) { self.items.push_back(value) }
        pub fn push_front(&mut self, value: T) { self.items.push_front(value) }
        pub fn pop_back(&mut self) -> Option<T> { self.items.pop_back() }
        pub fn pop_front(&mut self) -> Option<T> { self.items.pop_front() }
        pub fn front(&self) -> Option<&T> { self.items.front() }
        pub fn back(&self) -> Option<&T> { self.items.back() }
        pub fn front_mut(&mut self) -> Option<&mut T> { self.items.front_mut() }
        pub fn back_mut(&mut self) -> Option<&mut T> { self.items.back_mut() }
        pub fn iter(&self) -> Iter<'_, T> { self.items.iter() }
        pub fn iter_mut(&mut self) -> IterMut<'_, T> { self.items.iter_mut() }
        pub fn append(&mut self, other: &mut LinkedList<T>) { self.items.append(&mut other.items) }
        pub fn split_off(&mut self, at: usize) -> LinkedList<T> { assert!(at <= self.len(), "Cannot split off at a nonexistent index"); LinkedList { items: self.items.split_off(at) } }
        pub fn contains(&self, wanted: &T) -> bool where T: PartialEq { self.items.contains(wanted) }
    }
    impl<T> Default for LinkedList<T> { fn default() -> LinkedList<T> { LinkedList::new() } }
    impl<T: fmt::Debug> fmt::Debug for LinkedList<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
    impl<T> FromIterator<T> for LinkedList<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> LinkedList<T> { LinkedList { items: VecDeque::from_iter(iter) } } }
    impl<T, const N: usize> From<[T; N]> for LinkedList<T> { fn from(array: [T; N]) -> LinkedList<T> { LinkedList { items: VecDeque::from(array) } } }
    impl<T> Extend<T> for LinkedList<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { self.items.extend(iter) } }
    impl<T> IntoIterator for LinkedList<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { self.items.into_iter() } }
    impl<'a, T> IntoIterator for &'a LinkedList<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T> IntoIterator for &'a mut LinkedList<T> { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }
}
