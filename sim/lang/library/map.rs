// HashMap and HashSet: entries in a Vec, in the order in which they came, and a table of places that is searched by hash.
// Rust leaves the order of iteration open; here it is the same in every run.
pub mod collections {
    pub use crate::map::{HashMap, HashSet};
    pub use crate::ordered::{BTreeMap, BTreeSet};
    pub use crate::deque::{VecDeque, LinkedList};
    pub use crate::heap::BinaryHeap;
    pub use crate::ops::Bound;
    pub mod hash_map { pub use crate::map::{HashMap, Entry, OccupiedEntry, VacantEntry}; pub use crate::hash_entries::*; pub use crate::hash::{DefaultHasher, RandomState}; }
    pub mod hash_set { pub use crate::map::{HashSet, Iter, IntoIter, Drain}; }
    pub mod btree_map { pub use crate::ordered::{BTreeMap, Entry, OccupiedEntry, VacantEntry}; pub use crate::btree_entries::*; }
    pub mod btree_set { pub use crate::ordered::BTreeSet; }
    pub mod vec_deque { pub use crate::deque::{VecDeque, Iter, IterMut, IntoIter}; }
    pub mod binary_heap { pub use crate::heap::{BinaryHeap, PeekMut}; }
}

// Iterators over Vec<(K, V)>, once for hashed and once for ordered maps: only the latter can be walked from the end.
@each hash_entries btree_entries
mod $T {
    use crate::fmt;
    pub struct Iter<'a, K, V> { entries: crate::slice::Iter<'a, (K, V)> }
    impl<'a, K, V> Clone for Iter<'a, K, V> { fn clone(&self) -> Iter<'a, K, V> { Iter { entries: self.entries.clone() } } }
    impl<'a, K, V> Iterator for Iter<'a, K, V> { type Item = (&'a K, &'a V); fn next(&mut self) -> Option<(&'a K, &'a V)> { match self.entries.next() { Some(entry) => Some((&entry.0, &entry.1)), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<'a, K, V> ExactSizeIterator for Iter<'a, K, V> {}
    impl<'a, K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'a, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
    pub struct IterMut<'a, K, V> { entries: crate::slice::IterMut<'a, (K, V)> }
    impl<'a, K, V> Iterator for IterMut<'a, K, V> { type Item = (&'a K, &'a mut V); fn next(&mut self) -> Option<(&'a K, &'a mut V)> { match self.entries.next() { Some(entry) => Some((&entry.0, &mut entry.1)), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<'a, K, V> ExactSizeIterator for IterMut<'a, K, V> {}
    pub struct Keys<'a, K, V> { entries: Iter<'a, K, V> }
    impl<'a, K, V> Clone for Keys<'a, K, V> { fn clone(&self) -> Keys<'a, K, V> { Keys { entries: self.entries.clone() } } }
    impl<'a, K, V> Iterator for Keys<'a, K, V> { type Item = &'a K; fn next(&mut self) -> Option<&'a K> { match self.entries.next() { Some((key, _)) => Some(key), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<'a, K, V> ExactSizeIterator for Keys<'a, K, V> {}
    impl<'a, K: fmt::Debug, V> fmt::Debug for Keys<'a, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
    pub struct Values<'a, K, V> { entries: Iter<'a, K, V> }
    impl<'a, K, V> Clone for Values<'a, K, V> { fn clone(&self) -> Values<'a, K, V> { Values { entries: self.entries.clone() } } }
    impl<'a, K, V> Iterator for Values<'a, K, V> { type Item = &'a V; fn next(&mut self) -> Option<&'a V> { match self.entries.next() { Some((_, value)) => Some(value), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<'a, K, V> ExactSizeIterator for Values<'a, K, V> {}
    impl<'a, K, V: fmt::Debug> fmt::Debug for Values<'a, K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
    pub struct ValuesMut<'a, K, V> { entries: IterMut<'a, K, V> }
    impl<'a, K, V> Iterator for ValuesMut<'a, K, V> { type Item = &'a mut V; fn next(&mut self) -> Option<&'a mut V> { match self.entries.next() { Some((_, value)) => Some(value), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<'a, K, V> ExactSizeIterator for ValuesMut<'a, K, V> {}
    pub struct IntoIter<K, V> { entries: crate::vec::IntoIter<(K, V)> }
    impl<K, V> Iterator for IntoIter<K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> { self.entries.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
    pub struct IntoKeys<K, V> { entries: crate::vec::IntoIter<(K, V)> }
    impl<K, V> Iterator for IntoKeys<K, V> { type Item = K; fn next(&mut self) -> Option<K> { match self.entries.next() { Some((key, _)) => Some(key), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
    pub struct IntoValues<K, V> { entries: crate::vec::IntoIter<(K, V)> }
    impl<K, V> Iterator for IntoValues<K, V> { type Item = V; fn next(&mut self) -> Option<V> { match self.entries.next() { Some((_, value)) => Some(value), None => None } } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<K, V> ExactSizeIterator for IntoValues<K, V> {}
    pub struct Drain<'a, K, V> { entries: crate::vec::Drain<'a, (K, V)> }
    impl<'a, K, V> Iterator for Drain<'a, K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> { self.entries.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.entries.size_hint() } }
    impl<'a, K, V> ExactSizeIterator for Drain<'a, K, V> {}
}
@end

mod map {
    use crate::borrow::Borrow;
    use crate::hash::{Hash, Hasher};
    use crate::fmt;
    use crate::hash_entries::{Iter as Pairs, IterMut as PairsMut, Keys, Values, ValuesMut, IntoIter as IntoPairs, IntoKeys, IntoValues, Drain as DrainPairs};

    // Numbers of entries by hash, at a place that half of the hash chooses, or at the next free one. A cell holds that
    // half and the number plus one; 0: it is free.
    #[derive(Clone)]
    struct Index { cells: Vec<u64>, taken: usize }
    impl Index {
        const LOW: u64 = 0xFFFF_FFFF;
        fn new() -> Index { Index { cells: Vec::new(), taken: 0 } }
        fn with_capacity(n: usize) -> Index { let mut out = Index::new(); if n > 0 { let mut size = 8; while size * 3 < n * 4 { size = size * 2; } out.cells.resize(size, 0); } out }
        fn find<F: FnMut(usize) -> bool>(&self, hash: u64, mut same: F) -> Option<usize> {
            if self.taken == 0 { return None; }
            let mask = self.cells.len() - 1;
            let mut at = hash as usize & mask;
            loop {
                let cell = self.cells[at];
                if cell == 0 { return None; }
                if cell >> 32 == (hash & Index::LOW) { let number = (cell & Index::LOW) as usize - 1; if same(number) { return Some(number); } }
                at = (at + 1) & mask;
            }
        }
        fn add(&mut self, hash: u64, number: usize) {
            if (self.taken + 1) * 4 > self.cells.len() * 3 {
                let size = if self.cells.len() == 0 { 8 } else { self.cells.len() * 2 };
                let before = crate::mem::replace(&mut self.cells, crate::vec::from_elem(0, size));
                for cell in before { if cell != 0 { self.put(cell); } }
            }
            self.put((hash & Index::LOW) << 32 | (number as u64 + 1));
            self.taken += 1;
        }
        fn put(&mut self, cell: u64) {
            let mask = self.cells.len() - 1;
            let mut at = (cell >> 32) as usize & mask;
            while self.cells[at] != 0 { at = (at + 1) & mask; }
            self.cells[at] = cell;
        }
        // Where the entry's cell is.
        fn place(&self, hash: u64, number: usize) -> usize {
            let mask = self.cells.len() - 1;
            let mut at = hash as usize & mask;
            while self.cells[at] & Index::LOW != number as u64 + 1 { at = (at + 1) & mask; }
            at
        }
        fn renumber(&mut self, hash: u64, from: usize, to: usize) { let at = self.place(hash, from); self.cells[at] = (hash & Index::LOW) << 32 | (to as u64 + 1); }
        // Cells behind it move up, where that brings them nearer to their own place.
        fn remove(&mut self, hash: u64, number: usize) {
            let mask = self.cells.len() - 1;
            let mut hole = self.place(hash, number);
            let mut at = (hole + 1) & mask;
            while self.cells[at] != 0 {
                let home = (self.cells[at] >> 32) as usize & mask;
                if (at.wrapping_sub(home) & mask) >= (at.wrapping_sub(hole) & mask) { self.cells[hole] = self.cells[at]; hole = at; }
                at = (at + 1) & mask;
            }
            self.cells[hole] = 0;
            self.taken -= 1;
        }
        fn clear(&mut self) { if self.taken > 0 { self.cells.fill(0); self.taken = 0; } }
    }
    fn hash_of<Q: Hash + ?Sized>(key: &Q) -> u64 { let mut state = crate::hash::DefaultHasher::new(); key.hash(&mut state); state.finish() }

    #[lang = "HashMap"] pub struct HashMap<K, V> { index: Index, entries: Vec<(K, V)> }
    impl<K, V> HashMap<K, V> {
        pub fn new() -> HashMap<K, V> { HashMap { index: Index::new(), entries: Vec::new() } }
        pub fn with_capacity(n: usize) -> HashMap<K, V> { HashMap { index: Index::with_capacity(n), entries: Vec::with_capacity(n) } }
        pub fn len(&self) -> usize { self.entries.len() }
        pub fn is_empty(&self) -> bool { self.entries.is_empty() }
        pub fn capacity(&self) -> usize { let n = self.index.cells.len() * 3 / 4; if n < self.entries.capacity() { self.entries.capacity() } else { n } }
        pub fn clear(&mut self) { self.index.clear(); self.entries.clear() }
        pub fn iter(&self) -> Pairs<'_, K, V> { Pairs { entries: self.entries.iter() } }
        pub fn iter_mut(&mut self) -> PairsMut<'_, K, V> { PairsMut { entries: self.entries.iter_mut() } }
        pub fn keys(&self) -> Keys<'_, K, V> { Keys { entries: self.iter() } }
        pub fn values(&self) -> Values<'_, K, V> { Values { entries: self.iter() } }
        pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { entries: self.iter_mut() } }
        pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys { entries: self.entries.into_iter() } }
        pub fn into_values(self) -> IntoValues<K, V> { IntoValues { entries: self.entries.into_iter() } }
        pub fn drain(&mut self) -> DrainPairs<'_, K, V> { self.index.clear(); DrainPairs { entries: self.entries.drain(..) } }
    }
    impl<K: Eq + Hash, V> HashMap<K, V> {
        fn place<Q: ?Sized + Hash + Eq>(&self, hash: u64, key: &Q) -> Option<usize> where K: Borrow<Q> { self.index.find(hash, |i| *self.entries[i].0.borrow() == *key) }
        fn number<Q: ?Sized + Hash + Eq>(&self, key: &Q) -> Option<usize> where K: Borrow<Q> { if self.entries.is_empty() { None } else { self.place(hash_of(key), key) } }
        fn add(&mut self, hash: u64, key: K, value: V) -> usize { let number = self.entries.len(); self.index.add(hash, number); self.entries.push((key, value)); number }
        // The last entry takes the place of the one that goes.
        fn take_out(&mut self, number: usize) -> (K, V) {
            let last = self.entries.len() - 1;
            let hash = hash_of(&self.entries[number].0);
            self.index.remove(hash, number);
            if number != last { let hash = hash_of(&self.entries[last].0); self.index.renumber(hash, last, number); }
            self.entries.swap_remove(number)
        }
        pub fn reserve(&mut self, more: usize) { self.entries.reserve(more) }
        pub fn shrink_to_fit(&mut self) { self.entries.shrink_to_fit() }
        pub fn get<Q: ?Sized + Hash + Eq>(&self, key: &Q) -> Option<&V> where K: Borrow<Q> { match self.number(key) { Some(i) => Some(&self.entries[i].1), None => None } }
        pub fn get_mut<Q: ?Sized + Hash + Eq>(&mut self, key: &Q) -> Option<&mut V> where K: Borrow<Q> { match self.number(key) { Some(i) => Some(&mut self.entries[i].1), None => None } }
        pub fn get_key_value<Q: ?Sized + Hash + Eq>(&self, key: &Q) -> Option<(&K, &V)> where K: Borrow<Q> { match self.number(key) { Some(i) => Some((&self.entries[i].0, &self.entries[i].1)), None => None } }
        pub fn contains_key<Q: ?Sized + Hash + Eq>(&self, key: &Q) -> bool where K: Borrow<Q> { self.number(key).is_some() }
        pub fn insert(&mut self, key: K, value: V) -> Option<V> {
            let hash = hash_of(&key);
            match self.place(hash, &key) { Some(i) => Some(crate::mem::replace(&mut self.entries[i].1, value)), None => { self.add(hash, key, value); None } }
        }
        pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, key: &Q) -> Option<V> where K: Borrow<Q> { match self.number(key) { Some(i) => { let (_, value) = self.take_out(i); Some(value) } None => None } }
        pub fn remove_entry<Q: ?Sized + Hash + Eq>(&mut self, key: &Q) -> Option<(K, V)> where K: Borrow<Q> { match self.number(key) { Some(i) => Some(self.take_out(i)), None => None } }
        pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
            let hash = hash_of(&key);
            match self.place(hash, &key) { Some(number) => Entry::Occupied(OccupiedEntry { map: self, number: number }), None => Entry::Vacant(VacantEntry { map: self, hash: hash, key: key }) }
        }
        pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) {
            self.entries.retain_mut(|entry| f(&entry.0, &mut entry.1));
            self.index.clear();
            let mut i = 0;
            while i < self.entries.len() { let hash = hash_of(&self.entries[i].0); self.index.add(hash, i); i += 1; }
        }
    }
    impl<K, V> Default for HashMap<K, V> { fn default() -> HashMap<K, V> { HashMap::new() } }
    impl<K: Clone, V: Clone> Clone for HashMap<K, V> { fn clone(&self) -> HashMap<K, V> { HashMap { index: self.index.clone(), entries: self.entries.clone() } } }
    impl<K: Eq + Hash, V: PartialEq> PartialEq for HashMap<K, V> { fn eq(&self, other: &HashMap<K, V>) -> bool { self.len() == other.len() && self.iter().all(|(key, value)| match other.get(key) { Some(x) => *value == *x, None => false }) } }
    impl<K: Eq + Hash, V: Eq> Eq for HashMap<K, V> {}
    impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for HashMap<K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() } }
    impl<'q, K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V> crate::ops::Index<&'q Q> for HashMap<K, V> { type Output = V; fn index(&self, key: &'q Q) -> &V { match self.get(key) { Some(value) => value, None => panic!("{}", "no entry found for key") } } }
    impl<K: Eq + Hash, V> Extend<(K, V)> for HashMap<K, V> { fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) { for (key, value) in iter { self.insert(key, value); } } }
    impl<'a, K: Eq + Hash + Copy + 'a, V: Copy + 'a> Extend<(&'a K, &'a V)> for HashMap<K, V> { fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) { for (key, value) in iter { self.insert(*key, *value); } } }
    impl<K: Eq + Hash, V> FromIterator<(K, V)> for HashMap<K, V> { fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> HashMap<K, V> { let mut out = HashMap::new(); out.extend(iter); out } }
    impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V> { fn from(array: [(K, V); N]) -> HashMap<K, V> { HashMap::from_iter(array) } }
    impl<K, V> IntoIterator for HashMap<K, V> { type Item = (K, V); type IntoIter = IntoPairs<K, V>; fn into_iter(self) -> IntoPairs<K, V> { IntoPairs { entries: self.entries.into_iter() } } }
    impl<'a, K, V> IntoIterator for &'a HashMap<K, V> { type Item = (&'a K, &'a V); type IntoIter = Pairs<'a, K, V>; fn into_iter(self) -> Pairs<'a, K, V> { self.iter() } }
    impl<'a, K, V> IntoIterator for &'a mut HashMap<K, V> { type Item = (&'a K, &'a mut V); type IntoIter = PairsMut<'a, K, V>; fn into_iter(self) -> PairsMut<'a, K, V> { self.iter_mut() } }

    pub enum Entry<'a, K: 'a, V: 'a> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }
    pub struct OccupiedEntry<'a, K: 'a, V: 'a> { map: &'a mut HashMap<K, V>, number: usize }
    pub struct VacantEntry<'a, K: 'a, V: 'a> { map: &'a mut HashMap<K, V>, hash: u64, key: K }
    impl<'a, K: Eq + Hash, V> Entry<'a, K, V> {
        pub fn or_insert(self, value: V) -> &'a mut V { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => entry.insert(value) } }
        pub fn or_insert_with<F: FnOnce() -> V>(self, f: F) -> &'a mut V { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => entry.insert(f()) } }
        pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, f: F) -> &'a mut V { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => { let value = f(&entry.key); entry.insert(value) } } }
        pub fn or_default(self) -> &'a mut V where V: Default { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => entry.insert(V::default()) } }
        pub fn and_modify<F: FnOnce(&mut V)>(mut self, f: F) -> Entry<'a, K, V> { if let Entry::Occupied(entry) = &mut self { f(entry.get_mut()); } self }
        pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> { match self { Entry::Occupied(mut entry) => { entry.insert(value); entry } Entry::Vacant(entry) => { let number = entry.map.add(entry.hash, entry.key, value); OccupiedEntry { map: entry.map, number: number } } } }
        pub fn key(&self) -> &K { match self { Entry::Occupied(entry) => entry.key(), Entry::Vacant(entry) => entry.key() } }
    }
    impl<'a, K: Eq + Hash, V> OccupiedEntry<'a, K, V> {
        pub fn key(&self) -> &K { &self.map.entries[self.number].0 }
        pub fn get(&self) -> &V { &self.map.entries[self.number].1 }
        pub fn get_mut(&mut self) -> &mut V { &mut self.map.entries[self.number].1 }
        pub fn into_mut(self) -> &'a mut V { &mut self.map.entries[self.number].1 }
        pub fn insert(&mut self, value: V) -> V { crate::mem::replace(self.get_mut(), value) }
        pub fn remove(self) -> V { let (_, value) = self.map.take_out(self.number); value }
        pub fn remove_entry(self) -> (K, V) { self.map.take_out(self.number) }
    }
    impl<'a, K: Eq + Hash, V> VacantEntry<'a, K, V> {
        pub fn key(&self) -> &K { &self.key }
        pub fn into_key(self) -> K { self.key }
        pub fn insert(self, value: V) -> &'a mut V { let number = self.map.add(self.hash, self.key, value); &mut self.map.entries[number].1 }
    }

    #[lang = "HashSet"] pub struct HashSet<T> { index: Index, items: Vec<T> }
    impl<T> HashSet<T> {
        pub fn new() -> HashSet<T> { HashSet { index: Index::new(), items: Vec::new() } }
        pub fn with_capacity(n: usize) -> HashSet<T> { HashSet { index: Index::with_capacity(n), items: Vec::with_capacity(n) } }
        pub fn len(&self) -> usize { self.items.len() }
        pub fn is_empty(&self) -> bool { self.items.is_empty() }
        pub fn capacity(&self) -> usize { let n = self.index.cells.len() * 3 / 4; if n < self.items.capacity() { self.items.capacity() } else { n } }
        pub fn clear(&mut self) { self.index.clear(); self.items.clear() }
        pub fn iter(&self) -> Iter<'_, T> { Iter { items: self.items.iter() } }
        pub fn drain(&mut self) -> Drain<'_, T> { self.index.clear(); Drain { items: self.items.drain(..) } }
    }
    impl<T: Eq + Hash> HashSet<T> {
        fn place<Q: ?Sized + Hash + Eq>(&self, hash: u64, item: &Q) -> Option<usize> where T: Borrow<Q> { self.index.find(hash, |i| *self.items[i].borrow() == *item) }
        fn number<Q: ?Sized + Hash + Eq>(&self, item: &Q) -> Option<usize> where T: Borrow<Q> { if self.items.is_empty() { None } else { self.place(hash_of(item), item) } }
        fn take_out(&mut self, number: usize) -> T {
            let last = self.items.len() - 1;
            let hash = hash_of(&self.items[number]);
            self.index.remove(hash, number);
            if number != last { let hash = hash_of(&self.items[last]); self.index.renumber(hash, last, number); }
            self.items.swap_remove(number)
        }
        pub fn reserve(&mut self, more: usize) { self.items.reserve(more) }
        pub fn contains<Q: ?Sized + Hash + Eq>(&self, item: &Q) -> bool where T: Borrow<Q> { self.number(item).is_some() }
        pub fn get<Q: ?Sized + Hash + Eq>(&self, item: &Q) -> Option<&T> where T: Borrow<Q> { match self.number(item) { Some(i) => Some(&self.items[i]), None => None } }
        pub fn insert(&mut self, item: T) -> bool {
            let hash = hash_of(&item);
            if self.place(hash, &item).is_some() { return false; }
            self.index.add(hash, self.items.len());
            self.items.push(item);
            true
        }
        pub fn replace(&mut self, item: T) -> Option<T> { match self.number(&item) { Some(i) => Some(crate::mem::replace(&mut self.items[i], item)), None => { self.insert(item); None } } }
        pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, item: &Q) -> bool where T: Borrow<Q> { self.take(item).is_some() }
        pub fn take<Q: ?Sized + Hash + Eq>(&mut self, item: &Q) -> Option<T> where T: Borrow<Q> { match self.number(item) { Some(i) => Some(self.take_out(i)), None => None } }
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
            self.items.retain(f);
            self.index.clear();
            let mut i = 0;
            while i < self.items.len() { let hash = hash_of(&self.items[i]); self.index.add(hash, i); i += 1; }
        }
        pub fn union<'a>(&'a self, other: &'a HashSet<T>) -> Chosen<'a, T> { let (large, small) = if self.len() >= other.len() { (self, other) } else { (other, self) }; Chosen { first: Some(large.iter()), second: Some(small.iter()), unless_in: Some(large), only_in: None } }
        pub fn intersection<'a>(&'a self, other: &'a HashSet<T>) -> Chosen<'a, T> { let (large, small) = if self.len() >= other.len() { (self, other) } else { (other, self) }; Chosen { first: None, second: Some(small.iter()), unless_in: None, only_in: Some(large) } }
        pub fn difference<'a>(&'a self, other: &'a HashSet<T>) -> Chosen<'a, T> { Chosen { first: None, second: Some(self.iter()), unless_in: Some(other), only_in: None } }
        pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T>) -> crate::iter::Chain<Chosen<'a, T>, Chosen<'a, T>> { self.difference(other).chain(other.difference(self)) }
        pub fn is_subset(&self, other: &HashSet<T>) -> bool { self.len() <= other.len() && self.iter().all(|x| other.contains(x)) }
        pub fn is_superset(&self, other: &HashSet<T>) -> bool { other.is_subset(self) }
        pub fn is_disjoint(&self, other: &HashSet<T>) -> bool { !self.iter().any(|x| other.contains(x)) }
    }
    impl<T> Default for HashSet<T> { fn default() -> HashSet<T> { HashSet::new() } }
    impl<T: Clone> Clone for HashSet<T> { fn clone(&self) -> HashSet<T> { HashSet { index: self.index.clone(), items: self.items.clone() } } }
    impl<T: Eq + Hash> PartialEq for HashSet<T> { fn eq(&self, other: &HashSet<T>) -> bool { self.len() == other.len() && self.is_subset(other) } }
    impl<T: Eq + Hash> Eq for HashSet<T> {}
    impl<T: fmt::Debug> fmt::Debug for HashSet<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() } }
    impl<T: Eq + Hash> Extend<T> for HashSet<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for item in iter { self.insert(item); } } }
    impl<'a, T: Eq + Hash + Copy + 'a> Extend<&'a T> for HashSet<T> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { for item in iter { self.insert(*item); } } }
    impl<T: Eq + Hash> FromIterator<T> for HashSet<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T> { let mut out = HashSet::new(); out.extend(iter); out } }
    impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T> { fn from(array: [T; N]) -> HashSet<T> { HashSet::from_iter(array) } }
    impl<T> IntoIterator for HashSet<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { items: self.items.into_iter() } } }
    impl<'a, T> IntoIterator for &'a HashSet<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, 'b, T: Eq + Hash + Clone> crate::ops::BitAnd<&'b HashSet<T>> for &'a HashSet<T> { type Output = HashSet<T>; fn bitand(self, other: &'b HashSet<T>) -> HashSet<T> { self.intersection(other).cloned().collect() } }
    impl<'a, 'b, T: Eq + Hash + Clone> crate::ops::BitOr<&'b HashSet<T>> for &'a HashSet<T> { type Output = HashSet<T>; fn bitor(self, other: &'b HashSet<T>) -> HashSet<T> { self.union(other).cloned().collect() } }
    impl<'a, 'b, T: Eq + Hash + Clone> crate::ops::BitXor<&'b HashSet<T>> for &'a HashSet<T> { type Output = HashSet<T>; fn bitxor(self, other: &'b HashSet<T>) -> HashSet<T> { self.symmetric_difference(other).cloned().collect() } }
    impl<'a, 'b, T: Eq + Hash + Clone> crate::ops::Sub<&'b HashSet<T>> for &'a HashSet<T> { type Output = HashSet<T>; fn sub(self, other: &'b HashSet<T>) -> HashSet<T> { self.difference(other).cloned().collect() } }

    pub struct Iter<'a, T> { items: crate::slice::Iter<'a, T> }
    impl<'a, T> Clone for Iter<'a, T> { fn clone(&self) -> Iter<'a, T> { Iter { items: self.items.clone() } } }
    impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> { self.items.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.items.size_hint() } }
    impl<'a, T> ExactSizeIterator for Iter<'a, T> {}
    impl<'a, T: fmt::Debug> fmt::Debug for Iter<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
    pub struct IntoIter<T> { items: crate::vec::IntoIter<T> }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.items.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.items.size_hint() } }
    impl<T> ExactSizeIterator for IntoIter<T> {}
    pub struct Drain<'a, T> { items: crate::vec::Drain<'a, T> }
    impl<'a, T> Iterator for Drain<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.items.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.items.size_hint() } }
    impl<'a, T> ExactSizeIterator for Drain<'a, T> {}
    // All of the first, then those of the second that are in the one set and not in the other.
    pub struct Chosen<'a, T> { first: Option<Iter<'a, T>>, second: Option<Iter<'a, T>>, unless_in: Option<&'a HashSet<T>>, only_in: Option<&'a HashSet<T>> }
    impl<'a, T> Clone for Chosen<'a, T> { fn clone(&self) -> Chosen<'a, T> { Chosen { first: self.first.clone(), second: self.second.clone(), unless_in: self.unless_in, only_in: self.only_in } } }
    impl<'a, T: Eq + Hash> Iterator for Chosen<'a, T> {
        type Item = &'a T;
        fn next(&mut self) -> Option<&'a T> {
            if let Some(first) = &mut self.first { if let Some(x) = first.next() { return Some(x); } self.first = None; }
            while let Some(x) = self.second.as_mut()?.next() {
                let out = match self.unless_in { Some(set) => set.contains(x), None => false };
                let inside = match self.only_in { Some(set) => set.contains(x), None => true };
                if inside && !out { return Some(x); }
            }
            None
        }
    }
    impl<'a, T: fmt::Debug + Eq + Hash> fmt::Debug for Chosen<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
}
