// BinaryHeap: the greatest first. Each element is at least as great as those at twice its place plus one and two.
mod heap {
    use crate::fmt;
    #[lang = "BinaryHeap"] #[derive(Clone)] pub struct BinaryHeap<T> { items: Vec<T> }
    impl<T> BinaryHeap<T> {
        pub fn len(&self) -> usize { self.items.len() }
        pub fn is_empty(&self) -> bool { self.items.is_empty() }
        pub fn capacity(&self) -> usize { self.items.capacity() }
        pub fn reserve(&mut self, more: usize) { self.items.reserve(more) }
        pub fn clear(&mut self) { self.items.clear() }
        pub fn iter(&self) -> crate::slice::Iter<'_, T> { self.items.iter() }
        pub fn peek(&self) -> Option<&T> { self.items.first() }
        pub fn into_vec(self) -> Vec<T> { self.items }
        pub fn as_slice(&self) -> &[T] { self.items.as_slice() }
        pub fn drain(&mut self) -> crate::vec::Drain<'_, T> { self.items.drain(..) }
    }
    impl<T: Ord> BinaryHeap<T> {
        pub fn new() -> BinaryHeap<T> { BinaryHeap { items: Vec::new() } }
        pub fn with_capacity(n: usize) -> BinaryHeap<T> { BinaryHeap { items: Vec::with_capacity(n) } }
        pub fn push(&mut self, value: T) { let at = self.items.len(); self.items.push(value); self.rise(0, at); }
        pub fn pop(&mut self) -> Option<T> {
            let mut out = self.items.pop()?;
            if !self.items.is_empty() { crate::mem::swap(&mut out, &mut self.items[0]); self.sink_and_rise(); }
            Some(out)
        }
        fn rise(&mut self, top: usize, from: usize) {
            let mut at = from;
            while at > top {
                let parent = (at - 1) / 2;
                if self.items[at] <= self.items[parent] { return; }
                self.items.swap(at, parent);
                at = parent;
            }
        }
        fn sink(&mut self, from: usize, end: usize) {
            let mut at = from;
            loop {
                let mut child = 2 * at + 1;
                if child >= end { return; }
                if child + 1 < end && self.items[child] <= self.items[child + 1] { child += 1; }
                if self.items[at] >= self.items[child] { return; }
                self.items.swap(at, child);
                at = child;
            }
        }
        // Down to a leaf first and up again: what comes from the end mostly belongs near the end.
        fn sink_and_rise(&mut self) {
            let end = self.items.len();
            let mut at = 0;
            loop {
                let mut child = 2 * at + 1;
                if child >= end { break; }
                if child + 1 < end && self.items[child] <= self.items[child + 1] { child += 1; }
                self.items.swap(at, child);
                at = child;
            }
            self.rise(0, at)
        }
        fn order(&mut self) { let mut n = self.items.len() / 2; while n > 0 { n -= 1; let end = self.items.len(); self.sink(n, end); } }
        // The elements from `start` on are new.
        fn order_tail(&mut self, start: usize) {
            let n = self.items.len();
            if start == n { return; }
            let more = n - start;
            let from_scratch = if start < more { true } else if n <= 2048 { 2 * n < more * start.ilog2() as usize } else { 2 * n < more * 11 };
            if from_scratch { self.order() } else { for i in start..n { self.rise(0, i); } }
        }
        pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> { if self.items.is_empty() { None } else { Some(PeekMut { heap: self, changed: false }) } }
        pub fn into_sorted_vec(mut self) -> Vec<T> { let mut end = self.items.len(); while end > 1 { end -= 1; self.items.swap(0, end); self.sink(0, end); } self.items }
        pub fn append(&mut self, other: &mut BinaryHeap<T>) { if self.len() < other.len() { crate::mem::swap(self, other); } let start = self.len(); self.items.append(&mut other.items); self.order_tail(start) }
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
            let mut at = 0;
            let mut first = self.len();
            self.items.retain(|x| { let keep = f(x); if !keep && at < first { first = at; } at += 1; keep });
            if first < self.len() { self.order_tail(first) }
        }
    }
    pub struct PeekMut<'a, T: Ord> { heap: &'a mut BinaryHeap<T>, changed: bool }
    impl<'a, T: Ord> PeekMut<'a, T> { pub fn pop(mut this: PeekMut<'a, T>) -> T { if this.changed { let end = this.heap.len(); this.heap.sink(0, end); } this.changed = false; match this.heap.pop() { Some(x) => x, None => panic!("the heap is empty") } } }
    impl<'a, T: Ord> crate::ops::Deref for PeekMut<'a, T> { type Target = T; fn deref(&self) -> &T { &self.heap.items[0] } }
    impl<'a, T: Ord> crate::ops::DerefMut for PeekMut<'a, T> { fn deref_mut(&mut self) -> &mut T { self.changed = true; &mut self.heap.items[0] } }
    impl<'a, T: Ord> Drop for PeekMut<'a, T> { fn drop(&mut self) { if self.changed { let end = self.heap.len(); self.heap.sink(0, end); } } }
    impl<T: Ord> Default for BinaryHeap<T> { fn default() -> BinaryHeap<T> { BinaryHeap::new() } }
    impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() } }
    impl<T: Ord> From<Vec<T>> for BinaryHeap<T> { fn from(items: Vec<T>) -> BinaryHeap<T> { let mut out = BinaryHeap { items: items }; out.order(); out } }
    impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> { fn from(array: [T; N]) -> BinaryHeap<T> { BinaryHeap::from(crate::vec::from_array(array)) } }
    impl<T> From<BinaryHeap<T>> for Vec<T> { fn from(heap: BinaryHeap<T>) -> Vec<T> { heap.items } }
    impl<T: Ord> FromIterator<T> for BinaryHeap<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> { BinaryHeap::from(Vec::from_iter(iter)) } }
    impl<T: Ord> Extend<T> for BinaryHeap<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { let start = self.len(); self.items.extend(iter); self.order_tail(start) } }
    impl<'a, T: Ord + Copy + 'a> Extend<&'a T> for BinaryHeap<T> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { let start = self.len(); self.items.extend(iter); self.order_tail(start) } }
    impl<T> IntoIterator for BinaryHeap<T> { type Item = T; type IntoIter = crate::vec::IntoIter<T>; fn into_iter(self) -> crate::vec::IntoIter<T> { self.items.into_iter() } }
    impl<'a, T> IntoIterator for &'a BinaryHeap<T> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> { self.items.iter() } }
}
