// BTreeMap and BTreeSet: entries in a Vec, in order, found by halving.
mod ordered {
    use crate::borrow::Borrow;
    use crate::cmp::Ordering;
    use crate::fmt;
    use crate::ops::{Bound, RangeBounds};
    use crate::btree_entries::{Iter as Pairs, IterMut as PairsMut, Keys, Values, ValuesMut, IntoIter as IntoPairs, IntoKeys, IntoValues};
    impl<'a, K, V> DoubleEndedIterator for Pairs<'a, K, V> { fn next_back(&mut self) -> Option<(&'a K, &'a V)> { match self.entries.next_back() { Some(entry) => Some((&entry.0, &entry.1)), None => None } } }
    impl<'a, K, V> DoubleEndedIterator for PairsMut<'a, K, V> { fn next_back(&mut self) -> Option<(&'a K, &'a mut V)> { match self.entries.next_back() { Some(entry) => Some((&entry.0, &mut entry.1)), None => None } } }
    impl<'a, K, V> DoubleEndedIterator for Keys<'a, K, V> { fn next_back(&mut self) -> Option<&'a K> { match self.entries.next_back() { Some((key, _)) => Some(key), None => None } } }
    impl<'a, K, V> DoubleEndedIterator for Values<'a, K, V> { fn next_back(&mut self) -> Option<&'a V> { match self.entries.next_back() { Some((_, value)) => Some(value), None => None } } }
    impl<'a, K, V> DoubleEndedIterator for ValuesMut<'a, K, V> { fn next_back(&mut self) -> Option<&'a mut V> { match self.entries.next_back() { Some((_, value)) => Some(value), None => None } } }
    impl<K, V> DoubleEndedIterator for IntoPairs<K, V> { fn next_back(&mut self) -> Option<(K, V)> { self.entries.next_back() } }
    impl<K, V> DoubleEndedIterator for IntoKeys<K, V> { fn next_back(&mut self) -> Option<K> { match self.entries.next_back() { Some((key, _)) => Some(key), None => None } } }
    impl<K, V> DoubleEndedIterator for IntoValues<K, V> { fn next_back(&mut self) -> Option<V> { match self.entries.next_back() { Some((_, value)) => Some(value), None => None } } }

    // Where the range begins and ends among n keys; `order(i, key)` compares the key number i.
    fn bounds<Q: ?Sized + Ord, R: RangeBounds<Q>, F: Fn(usize, &Q) -> Ordering>(range: &R, n: usize, order: F) -> (usize, usize) {
        let first = |wanted: &Q, after: bool| {
            let mut from = 0;
            let mut to = n;
            while from < to {
                let middle = (from + to) / 2;
                match order(middle, wanted) { Ordering::Less => from = middle + 1, Ordering::Equal => if after { from = middle + 1 } else { to = middle }, Ordering::Greater => to = middle }
            }
            from
        };
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(a), Bound::Excluded(b)) => if *a == *b { panic!("range start and end are equal and excluded in BTreeMap") },
            (Bound::Included(a), Bound::Included(b)) | (Bound::Included(a), Bound::Excluded(b)) | (Bound::Excluded(a), Bound::Included(b)) => if *a > *b { panic!("range start is greater than range end in BTreeMap") },
            _ => {}
        }
        let from = match range.start_bound() { Bound::Included(a) => first(a, false), Bound::Excluded(a) => first(a, true), Bound::Unbounded => 0 };
        let to = match range.end_bound() { Bound::Included(b) => first(b, true), Bound::Excluded(b) => first(b, false), Bound::Unbounded => n };
        (from, to)
    }

    #[lang = "BTreeMap"] #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)] pub struct BTreeMap<K, V> { entries: Vec<(K, V)> }
    impl<K, V> BTreeMap<K, V> {
        pub fn new() -> BTreeMap<K, V> { BTreeMap { entries: Vec::new() } }
        pub fn len(&self) -> usize { self.entries.len() }
        pub fn is_empty(&self) -> bool { self.entries.is_empty() }
        pub fn clear(&mut self) { self.entries.clear() }
        pub fn iter(&self) -> Pairs<'_, K, V> { Pairs { entries: self.entries.iter() } }
        pub fn iter_mut(&mut self) -> PairsMut<'_, K, V> { PairsMut { entries: self.entries.iter_mut() } }
        pub fn keys(&self) -> Keys<'_, K, V> { Keys { entries: self.iter() } }
        pub fn values(&self) -> Values<'_, K, V> { Values { entries: self.iter() } }
        pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { entries: self.iter_mut() } }
        pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys { entries: self.entries.into_iter() } }
        pub fn into_values(self) -> IntoValues<K, V> { IntoValues { entries: self.entries.into_iter() } }
        pub fn first_key_value(&self) -> Option<(&K, &V)> { self.iter().next() }
        pub fn last_key_value(&self) -> Option<(&K, &V)> { self.iter().next_back() }
        pub fn pop_first(&mut self) -> Option<(K, V)> { if self.entries.is_empty() { None } else { Some(self.entries.remove(0)) } }
        pub fn pop_last(&mut self) -> Option<(K, V)> { self.entries.pop() }
        pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) { self.entries.retain_mut(|entry| f(&entry.0, &mut entry.1)) }
        fn find<Q: ?Sized + Ord>(&self, key: &Q) -> Result<usize, usize> where K: Borrow<Q> + Ord { self.entries.binary_search_by(|entry| { let own: &Q = entry.0.borrow(); own.cmp(key) }) }
        fn bounds<Q: ?Sized + Ord, R: RangeBounds<Q>>(&self, range: &R) -> (usize, usize) where K: Borrow<Q> + Ord { bounds(range, self.entries.len(), |i, wanted| { let own: &Q = self.entries[i].0.borrow(); own.cmp(wanted) }) }
        pub fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V> where K: Borrow<Q> + Ord { match self.find(key) { Ok(i) => Some(&self.entries[i].1), Err(_) => None } }
        pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V> where K: Borrow<Q> + Ord { match self.find(key) { Ok(i) => Some(&mut self.entries[i].1), Err(_) => None } }
        pub fn get_key_value<Q: ?Sized + Ord>(&self, key: &Q) -> Option<(&K, &V)> where K: Borrow<Q> + Ord { match self.find(key) { Ok(i) => Some((&self.entries[i].0, &self.entries[i].1)), Err(_) => None } }
        pub fn contains_key<Q: ?Sized + Ord>(&self, key: &Q) -> bool where K: Borrow<Q> + Ord { self.find(key).is_ok() }
        pub fn insert(&mut self, key: K, value: V) -> Option<V> where K: Ord { match self.find(&key) { Ok(i) => Some(crate::mem::replace(&mut self.entries[i].1, value)), Err(i) => { self.entries.insert(i, (key, value)); None } } }
        pub fn remove<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<V> where K: Borrow<Q> + Ord { match self.find(key) { Ok(i) => { let (_, value) = self.entries.remove(i); Some(value) } Err(_) => None } }
        pub fn remove_entry<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<(K, V)> where K: Borrow<Q> + Ord { match self.find(key) { Ok(i) => Some(self.entries.remove(i)), Err(_) => None } }
        pub fn entry(&mut self, key: K) -> Entry<'_, K, V> where K: Ord { match self.find(&key) { Ok(number) => Entry::Occupied(OccupiedEntry { map: self, number: number }), Err(number) => Entry::Vacant(VacantEntry { map: self, number: number, key: key }) } }
        pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord { if self.entries.is_empty() { None } else { Some(OccupiedEntry { map: self, number: 0 }) } }
        pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord { let n = self.entries.len(); if n == 0 { None } else { Some(OccupiedEntry { map: self, number: n - 1 }) } }
        pub fn range<Q: ?Sized + Ord, R: RangeBounds<Q>>(&self, range: R) -> Pairs<'_, K, V> where K: Borrow<Q> + Ord { let (from, to) = self.bounds(&range); Pairs { entries: self.entries[from..to].iter() } }
        pub fn range_mut<Q: ?Sized + Ord, R: RangeBounds<Q>>(&mut self, range: R) -> PairsMut<'_, K, V> where K: Borrow<Q> + Ord { let (from, to) = self.bounds(&range); PairsMut { entries: self.entries[from..to].iter_mut() } }
        pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> BTreeMap<K, V> where K: Borrow<Q> + Ord { let at = match self.find(key) { Ok(i) => i, Err(i) => i }; BTreeMap { entries: self.entries.split_off(at) } }
        pub fn append(&mut self, other: &mut BTreeMap<K, V>) where K: Ord { for (key, value) in crate::mem::take(other) { self.insert(key, value); } }
    }
    impl<K, V> Default for BTreeMap<K, V> { fn default() -> BTreeMap<K, V> { BTreeMap::new() } }
    impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for BTreeMap<K, V> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() } }
    impl<'q, K: Ord + Borrow<Q>, Q: ?Sized + Ord, V> crate::ops::Index<&'q Q> for BTreeMap<K, V> { type Output = V; fn index(&self, key: &'q Q) -> &V { match self.get(key) { Some(value) => value, None => panic!("{}", "no entry found for key") } } }
    impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> { fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) { for (key, value) in iter { self.insert(key, value); } } }
    impl<'a, K: Ord + Copy + 'a, V: Copy + 'a> Extend<(&'a K, &'a V)> for BTreeMap<K, V> { fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) { for (key, value) in iter { self.insert(*key, *value); } } }
    impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
        // All at once: sorted, and of equal keys the last.
        fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> BTreeMap<K, V> {
            let mut entries: Vec<(K, V)> = Vec::from_iter(iter);
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            entries.dedup_by(|later, earlier| { let same = later.0 == earlier.0; if same { crate::mem::swap(&mut later.1, &mut earlier.1); } same });
            BTreeMap { entries: entries }
        }
    }
    impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> { fn from(array: [(K, V); N]) -> BTreeMap<K, V> { BTreeMap::from_iter(array) } }
    impl<K, V> IntoIterator for BTreeMap<K, V> { type Item = (K, V); type IntoIter = IntoPairs<K, V>; fn into_iter(self) -> IntoPairs<K, V> { IntoPairs { entries: self.entries.into_iter() } } }
    impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> { type Item = (&'a K, &'a V); type IntoIter = Pairs<'a, K, V>; fn into_iter(self) -> Pairs<'a, K, V> { self.iter() } }
    impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> { type Item = (&'a K, &'a mut V); type IntoIter = PairsMut<'a, K, V>; fn into_iter(self) -> PairsMut<'a, K, V> { self.iter_mut() } }

    pub enum Entry<'a, K: 'a, V: 'a> { Vacant(VacantEntry<'a, K, V>), Occupied(OccupiedEntry<'a, K, V>) }
    pub struct OccupiedEntry<'a, K: 'a, V: 'a> { map: &'a mut BTreeMap<K, V>, number: usize }
    pub struct VacantEntry<'a, K: 'a, V: 'a> { map: &'a mut BTreeMap<K, V>, number: usize, key: K }
    impl<'a, K: Ord, V> Entry<'a, K, V> {
        pub fn or_insert(self, value: V) -> &'a mut V { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => entry.insert(value) } }
        pub fn or_insert_with<F: FnOnce() -> V>(self, f: F) -> &'a mut V { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => entry.insert(f()) } }
        pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, f: F) -> &'a mut V { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => { let value = f(&entry.key); entry.insert(value) } } }
        pub fn or_default(self) -> &'a mut V where V: Default { match self { Entry::Occupied(entry) => entry.into_mut(), Entry::Vacant(entry) => entry.insert(V::default()) } }
        pub fn and_modify<F: FnOnce(&mut V)>(mut self, f: F) -> Entry<'a, K, V> { if let Entry::Occupied(entry) = &mut self { f(entry.get_mut()); } self }
        pub fn key(&self) -> &K { match self { Entry::Occupied(entry) => entry.key(), Entry::Vacant(entry) => entry.key() } }
    }
    impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
        pub fn key(&self) -> &K { &self.map.entries[self.number].0 }
        pub fn get(&self) -> &V { &self.map.entries[self.number].1 }
        pub fn get_mut(&mut self) -> &mut V { &mut self.map.entries[self.number].1 }
        pub fn into_mut(self) -> &'a mut V { &mut self.map.entries[self.number].1 }
        pub fn insert(&mut self, value: V) -> V { crate::mem::replace(self.get_mut(), value) }
        pub fn remove(self) -> V { let (_, value) = self.map.entries.remove(self.number); value }
        pub fn remove_entry(self) -> (K, V) { self.map.entries.remove(self.number) }
    }
    impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
        pub fn key(&self) -> &K { &self.key }
        pub fn into_key(self) -> K { self.key }
        pub fn insert(self, value: V) -> &'a mut V { self.map.entries.insert(self.number, (self.key, value)); &mut self.map.entries[self.number].1 }
    }

    #[lang = "BTreeSet"] #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)] pub struct BTreeSet<T> { items: Vec<T> }
    impl<T> BTreeSet<T> {
        pub fn new() -> BTreeSet<T> { BTreeSet { items: Vec::new() } }
        pub fn len(&self) -> usize { self.items.len() }
        pub fn is_empty(&self) -> bool { self.items.is_empty() }
        pub fn clear(&mut self) { self.items.clear() }
        pub fn iter(&self) -> crate::slice::Iter<'_, T> { self.items.iter() }
        pub fn first(&self) -> Option<&T> { self.items.first() }
        pub fn last(&self) -> Option<&T> { self.items.last() }
        pub fn pop_first(&mut self) -> Option<T> { if self.items.is_empty() { None } else { Some(self.items.remove(0)) } }
        pub fn pop_last(&mut self) -> Option<T> { self.items.pop() }
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { self.items.retain(f) }
        fn find<Q: ?Sized + Ord>(&self, item: &Q) -> Result<usize, usize> where T: Borrow<Q> + Ord { self.items.binary_search_by(|x| { let own: &Q = x.borrow(); own.cmp(item) }) }
        pub fn contains<Q: ?Sized + Ord>(&self, item: &Q) -> bool where T: Borrow<Q> + Ord { self.find(item).is_ok() }
        pub fn get<Q: ?Sized + Ord>(&self, item: &Q) -> Option<&T> where T: Borrow<Q> + Ord { match self.find(item) { Ok(i) => Some(&self.items[i]), Err(_) => None } }
        pub fn insert(&mut self, item: T) -> bool where T: Ord { match self.find(&item) { Ok(_) => false, Err(i) => { self.items.insert(i, item); true } } }
        pub fn replace(&mut self, item: T) -> Option<T> where T: Ord { match self.find(&item) { Ok(i) => Some(crate::mem::replace(&mut self.items[i], item)), Err(i) => { self.items.insert(i, item); None } } }
        pub fn remove<Q: ?Sized + Ord>(&mut self, item: &Q) -> bool where T: Borrow<Q> + Ord { self.take(item).is_some() }
        pub fn take<Q: ?Sized + Ord>(&mut self, item: &Q) -> Option<T> where T: Borrow<Q> + Ord { match self.find(item) { Ok(i) => Some(self.items.remove(i)), Err(_) => None } }
        pub fn range<Q: ?Sized + Ord, R: RangeBounds<Q>>(&self, range: R) -> crate::slice::Iter<'_, T> where T: Borrow<Q> + Ord { let (from, to) = bounds(&range, self.items.len(), |i, wanted| { let own: &Q = self.items[i].borrow(); own.cmp(wanted) }); self.items[from..to].iter() }
        pub fn split_off<Q: ?Sized + Ord>(&mut self, item: &Q) -> BTreeSet<T> where T: Borrow<Q> + Ord { let at = match self.find(item) { Ok(i) => i, Err(i) => i }; BTreeSet { items: self.items.split_off(at) } }
        pub fn append(&mut self, other: &mut BTreeSet<T>) where T: Ord { for item in crate::mem::take(other) { self.insert(item); } }
        pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Merge<'a, T> where T: Ord { Merge::of(self, other, true, true, true) }
        pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Merge<'a, T> where T: Ord { Merge::of(self, other, false, true, false) }
        pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Merge<'a, T> where T: Ord { Merge::of(self, other, true, false, false) }
        pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Merge<'a, T> where T: Ord { Merge::of(self, other, true, false, true) }
        pub fn is_subset(&self, other: &BTreeSet<T>) -> bool where T: Ord { self.iter().all(|x| other.contains(x)) }
        pub fn is_superset(&self, other: &BTreeSet<T>) -> bool where T: Ord { other.is_subset(self) }
        pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool where T: Ord { !self.iter().any(|x| other.contains(x)) }
    }
    impl<T> Default for BTreeSet<T> { fn default() -> BTreeSet<T> { BTreeSet::new() } }
    impl<T: fmt::Debug> fmt::Debug for BTreeSet<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() } }
    impl<T: Ord> Extend<T> for BTreeSet<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { for item in iter { self.insert(item); } } }
    impl<'a, T: Ord + Copy + 'a> Extend<&'a T> for BTreeSet<T> { fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { for item in iter { self.insert(*item); } } }
    impl<T: Ord> FromIterator<T> for BTreeSet<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> { let mut items: Vec<T> = Vec::from_iter(iter); items.sort(); items.dedup(); BTreeSet { items: items } } }
    impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> { fn from(array: [T; N]) -> BTreeSet<T> { BTreeSet::from_iter(array) } }
    impl<T> IntoIterator for BTreeSet<T> { type Item = T; type IntoIter = crate::vec::IntoIter<T>; fn into_iter(self) -> crate::vec::IntoIter<T> { self.items.into_iter() } }
    impl<'a, T> IntoIterator for &'a BTreeSet<T> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> { self.items.iter() } }
    impl<'a, 'b, T: Ord + Clone> crate::ops::BitAnd<&'b BTreeSet<T>> for &'a BTreeSet<T> { type Output = BTreeSet<T>; fn bitand(self, other: &'b BTreeSet<T>) -> BTreeSet<T> { self.intersection(other).cloned().collect() } }
    impl<'a, 'b, T: Ord + Clone> crate::ops::BitOr<&'b BTreeSet<T>> for &'a BTreeSet<T> { type Output = BTreeSet<T>; fn bitor(self, other: &'b BTreeSet<T>) -> BTreeSet<T> { self.union(other).cloned().collect() } }
    impl<'a, 'b, T: Ord + Clone> crate::ops::BitXor<&'b BTreeSet<T>> for &'a BTreeSet<T> { type Output = BTreeSet<T>; fn bitxor(self, other: &'b BTreeSet<T>) -> BTreeSet<T> { self.symmetric_difference(other).cloned().collect() } }
    impl<'a, 'b, T: Ord + Clone> crate::ops::Sub<&'b BTreeSet<T>> for &'a BTreeSet<T> { type Output = BTreeSet<T>; fn sub(self, other: &'b BTreeSet<T>) -> BTreeSet<T> { self.difference(other).cloned().collect() } }

    // Both sets side by side, in order: what is in the one, in both, in the other alone.
    pub struct Merge<'a, T> { a: &'a [T], b: &'a [T], only_a: bool, both: bool, only_b: bool }
    impl<'a, T: Ord> Merge<'a, T> { fn of(a: &'a BTreeSet<T>, b: &'a BTreeSet<T>, only_a: bool, both: bool, only_b: bool) -> Merge<'a, T> { Merge { a: a.items.as_slice(), b: b.items.as_slice(), only_a: only_a, both: both, only_b: only_b } } }
    impl<'a, T> Clone for Merge<'a, T> { fn clone(&self) -> Merge<'a, T> { Merge { a: self.a, b: self.b, only_a: self.only_a, both: self.both, only_b: self.only_b } } }
    impl<'a, T: Ord> Iterator for Merge<'a, T> {
        type Item = &'a T;
        fn next(&mut self) -> Option<&'a T> {
            loop {
                let order = if self.a.is_empty() { if self.b.is_empty() { return None; } Ordering::Greater } else if self.b.is_empty() { Ordering::Less } else { self.a[0].cmp(&self.b[0]) };
                let out = if order == Ordering::Greater { &self.b[0] } else { &self.a[0] };
                if order != Ordering::Greater { self.a = &self.a[1..]; }
                if order != Ordering::Less { self.b = &self.b[1..]; }
                let wanted = match order { Ordering::Less => self.only_a, Ordering::Equal => self.both, Ordering::Greater => self.only_b };
                if wanted { return Some(out); }
            }
        }
    }
    impl<'a, T: Ord + fmt::Debug> fmt::Debug for Merge<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() } }
}
