// Iterators: the traits with all that is built on `next`.
pub mod iter {
    use crate::cmp::Ordering;
    pub use crate::adapters::*;
    #[lang = "into_iterator"] pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; fn into_iter(self) -> Self::IntoIter; }
    impl<I: Iterator> IntoIterator for I { type Item = I::Item; type IntoIter = I; fn into_iter(self) -> I { self } }
    pub trait FromIterator<A>: Sized { fn from_iter<I: IntoIterator<Item = A>>(iter: I) -> Self; }
    pub trait Extend<A> { fn extend<I: IntoIterator<Item = A>>(&mut self, iter: I); }
    pub trait ExactSizeIterator: Iterator {
        fn len(&self) -> usize { let (n, _) = self.size_hint(); n }
    }
    pub trait FusedIterator: Iterator {}
    pub trait DoubleEndedIterator: Iterator {
        fn next_back(&mut self) -> Option<Self::Item>;
        fn nth_back(&mut self, n: usize) -> Option<Self::Item> { let mut left = n; while left > 0 { if self.next_back().is_none() { return None; } left -= 1; } self.next_back() }
        fn rfold<B, F: FnMut(B, Self::Item) -> B>(mut self, first: B, mut f: F) -> B where Self: Sized { let mut out = first; while let Some(x) = self.next_back() { out = f(out, x); } out }
        fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, mut predicate: P) -> Option<Self::Item> where Self: Sized { while let Some(x) = self.next_back() { if predicate(&x) { return Some(x); } } None }
    }
    pub trait Sum<A = Self>: Sized { fn sum<I: Iterator<Item = A>>(iter: I) -> Self; }
    pub trait Product<A = Self>: Sized { fn product<I: Iterator<Item = A>>(iter: I) -> Self; }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Sum for $T { fn sum<I: Iterator<Item = $T>>(mut iter: I) -> $T { let mut out: $T = 0; while let Some(x) = iter.next() { out += x } out } }
    impl<'a> Sum<&'a $T> for $T { fn sum<I: Iterator<Item = &'a $T>>(mut iter: I) -> $T { let mut out: $T = 0; while let Some(x) = iter.next() { out += *x } out } }
    impl Product for $T { fn product<I: Iterator<Item = $T>>(mut iter: I) -> $T { let mut out: $T = 1; while let Some(x) = iter.next() { out *= x } out } }
    impl<'a> Product<&'a $T> for $T { fn product<I: Iterator<Item = &'a $T>>(mut iter: I) -> $T { let mut out: $T = 1; while let Some(x) = iter.next() { out *= *x } out } }
@end
@each f32 f64
    impl Sum for $T { fn sum<I: Iterator<Item = $T>>(mut iter: I) -> $T { let mut out: $T = -0.0; while let Some(x) = iter.next() { out += x } out } }
    impl<'a> Sum<&'a $T> for $T { fn sum<I: Iterator<Item = &'a $T>>(mut iter: I) -> $T { let mut out: $T = -0.0; while let Some(x) = iter.next() { out += *x } out } }
    impl Product for $T { fn product<I: Iterator<Item = $T>>(mut iter: I) -> $T { let mut out: $T = 1.0; while let Some(x) = iter.next() { out *= x } out } }
    impl<'a> Product<&'a $T> for $T { fn product<I: Iterator<Item = &'a $T>>(mut iter: I) -> $T { let mut out: $T = 1.0; while let Some(x) = iter.next() { out *= *x } out } }
@end
    impl<T, U: Sum<T>> Sum<Option<T>> for Option<U> { fn sum<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> { let mut ended = false; let out = U::sum(crate::collect::UntilNone { iter: iter, ended: &mut ended }); if ended { None } else { Some(out) } } }
    impl<T, E, U: Sum<T>> Sum<Result<T, E>> for Result<U, E> { fn sum<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> { let mut error = None; let out = U::sum(crate::collect::UntilErr { iter: iter, error: &mut error }); match error { Some(e) => Err(e), None => Ok(out) } } }

    impl<T, U: Product<T>> Product<Option<T>> for Option<U> { fn product<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> { let mut ended = false; let out = U::product(crate::collect::UntilNone { iter: iter, ended: &mut ended }); if ended { None } else { Some(out) } } }
    impl<T, E, U: Product<T>> Product<Result<T, E>> for Result<U, E> { fn product<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> { let mut error = None; let out = U::product(crate::collect::UntilErr { iter: iter, error: &mut error }); match error { Some(e) => Err(e), None => Ok(out) } } }

    #[lang = "iterator"]
    pub trait Iterator {
        type Item;
        fn next(&mut self) -> Option<Self::Item>;
        fn size_hint(&self) -> (usize, Option<usize>) { (0, None) }
        fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F> where Self: Sized { Map { iter: self, f: f } }
        fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self, P> where Self: Sized { Filter { iter: self, predicate: predicate } }
        fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> FilterMap<Self, F> where Self: Sized { FilterMap { iter: self, f: f } }
        fn enumerate(self) -> Enumerate<Self> where Self: Sized { Enumerate { iter: self, count: 0 } }
        fn take(self, n: usize) -> Take<Self> where Self: Sized { Take { iter: self, left: n } }
        fn skip(self, n: usize) -> Skip<Self> where Self: Sized { Skip { iter: self, left: n } }
        fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> TakeWhile<Self, P> where Self: Sized { TakeWhile { iter: self, predicate: predicate, done: false } }
        fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> SkipWhile<Self, P> where Self: Sized { SkipWhile { iter: self, predicate: predicate, started: false } }
        fn map_while<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> MapWhile<Self, F> where Self: Sized { MapWhile { iter: self, f: f } }
        fn step_by(self, step: usize) -> StepBy<Self> where Self: Sized { assert!(step != 0); StepBy { iter: self, step: step, first: true } }
        fn zip<U: IntoIterator>(self, other: U) -> Zip<Self, U::IntoIter> where Self: Sized { Zip { a: self, b: other.into_iter() } }
        fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> Chain<Self, U::IntoIter> where Self: Sized { Chain { a: Some(self), b: Some(other.into_iter()) } }
        fn rev(self) -> Rev<Self> where Self: Sized + DoubleEndedIterator { Rev { iter: self } }
        fn peekable(self) -> Peekable<Self> where Self: Sized { Peekable { iter: self, peeked: None } }
        fn fuse(self) -> Fuse<Self> where Self: Sized { Fuse { iter: Some(self) } }
        fn cycle(self) -> Cycle<Self> where Self: Sized + Clone { Cycle { whole: self.clone(), iter: self } }
        fn scan<S, B, F: FnMut(&mut S, Self::Item) -> Option<B>>(self, state: S, f: F) -> Scan<Self, S, F> where Self: Sized { Scan { iter: self, state: state, f: f } }
        fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F> where Self: Sized { Inspect { iter: self, f: f } }
        fn cloned<'a, T: Clone + 'a>(self) -> Cloned<Self> where Self: Sized + Iterator<Item = &'a T> { Cloned { iter: self } }
        fn copied<'a, T: Copy + 'a>(self) -> Copied<Self> where Self: Sized + Iterator<Item = &'a T> { Copied { iter: self } }
        fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U, F> where Self: Sized { FlatMap { iter: self, f: f, inner: None, last: None } }
        fn flatten(self) -> Flatten<Self, Self::Item> where Self: Sized, Self::Item: IntoIterator { Flatten { iter: self, inner: None, last: None } }
        fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
        fn collect<B: FromIterator<Self::Item>>(self) -> B where Self: Sized { B::from_iter(self) }
        fn partition<B: Default + Extend<Self::Item>, F: FnMut(&Self::Item) -> bool>(mut self, mut f: F) -> (B, B) where Self: Sized {
            let mut yes = B::default();
            let mut no = B::default();
            while let Some(x) = self.next() { if f(&x) { yes.extend(Some(x)) } else { no.extend(Some(x)) } }
            (yes, no)
        }
        fn unzip<A, B, FromA: Default + Extend<A>, FromB: Default + Extend<B>>(mut self) -> (FromA, FromB) where Self: Sized + Iterator<Item = (A, B)> {
            let mut left = FromA::default();
            let mut right = FromB::default();
            while let Some((a, b)) = self.next() { left.extend(Some(a)); right.extend(Some(b)); }
            (left, right)
        }
        fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, first: B, mut f: F) -> B where Self: Sized { let mut out = first; while let Some(x) = self.next() { out = f(out, x); } out }
        fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(mut self, mut f: F) -> Option<Self::Item> where Self: Sized { let mut out = self.next()?; while let Some(x) = self.next() { out = f(out, x); } Some(out) }
        fn try_fold<B, R: Try<B>, F: FnMut(B, Self::Item) -> R>(&mut self, first: B, mut f: F) -> R where Self: Sized {
            let mut out = first;
            while let Some(x) = self.next() { match f(out, x).go_on() { Ok(next) => out = next, Err(end) => return end } }
            R::of(out)
        }
        fn try_for_each<R: Try<()>, F: FnMut(Self::Item) -> R>(&mut self, mut f: F) -> R where Self: Sized {
            while let Some(x) = self.next() { if let Err(end) = f(x).go_on() { return end; } }
            R::of(())
        }
        fn for_each<F: FnMut(Self::Item)>(mut self, mut f: F) where Self: Sized { while let Some(x) = self.next() { f(x) } }
        fn count(mut self) -> usize where Self: Sized { let mut n = 0; while let Some(_) = self.next() { n += 1; } n }
        fn last(mut self) -> Option<Self::Item> where Self: Sized { let mut out = None; while let Some(x) = self.next() { out = Some(x); } out }
        fn nth(&mut self, n: usize) -> Option<Self::Item> { let mut left = n; while left > 0 { if self.next().is_none() { return None; } left -= 1; } self.next() }
        fn sum<S: Sum<Self::Item>>(self) -> S where Self: Sized { S::sum(self) }
        fn product<S: Product<Self::Item>>(self) -> S where Self: Sized { S::product(self) }
        fn all<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> bool where Self: Sized { while let Some(x) = self.next() { if !f(x) { return false; } } true }
        fn any<F: FnMut(Self::Item) -> bool>(&mut self, mut f: F) -> bool where Self: Sized { while let Some(x) = self.next() { if f(x) { return true; } } false }
        fn find<P: FnMut(&Self::Item) -> bool>(&mut self, mut predicate: P) -> Option<Self::Item> where Self: Sized { while let Some(x) = self.next() { if predicate(&x) { return Some(x); } } None }
        fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, mut f: F) -> Option<B> where Self: Sized { while let Some(x) = self.next() { if let Some(y) = f(x) { return Some(y); } } None }
        fn position<P: FnMut(Self::Item) -> bool>(&mut self, mut predicate: P) -> Option<usize> where Self: Sized { let mut i = 0; while let Some(x) = self.next() { if predicate(x) { return Some(i); } i += 1; } None }
        fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, mut predicate: P) -> Option<usize> where Self: Sized + ExactSizeIterator + DoubleEndedIterator { let mut i = self.len(); while let Some(x) = self.next_back() { i -= 1; if predicate(x) { return Some(i); } } None }
        fn max(self) -> Option<Self::Item> where Self: Sized, Self::Item: Ord { self.max_by(|a, b| a.cmp(b)) }
        fn min(self) -> Option<Self::Item> where Self: Sized, Self::Item: Ord { self.min_by(|a, b| a.cmp(b)) }
        fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(mut self, mut f: F) -> Option<Self::Item> where Self: Sized { let mut out = self.next()?; while let Some(x) = self.next() { if f(&out, &x) != Ordering::Greater { out = x; } } Some(out) }
        fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(mut self, mut f: F) -> Option<Self::Item> where Self: Sized { let mut out = self.next()?; while let Some(x) = self.next() { if f(&out, &x) == Ordering::Greater { out = x; } } Some(out) }
        fn max_by_key<K: Ord, F: FnMut(&Self::Item) -> K>(mut self, mut f: F) -> Option<Self::Item> where Self: Sized { let mut out = self.next()?; let mut key = f(&out); while let Some(x) = self.next() { let own = f(&x); if own >= key { out = x; key = own; } } Some(out) }
        fn min_by_key<K: Ord, F: FnMut(&Self::Item) -> K>(mut self, mut f: F) -> Option<Self::Item> where Self: Sized { let mut out = self.next()?; let mut key = f(&out); while let Some(x) = self.next() { let own = f(&x); if own < key { out = x; key = own; } } Some(out) }
        fn cmp<I: IntoIterator<Item = Self::Item>>(mut self, other: I) -> Ordering where Self: Sized, Self::Item: Ord {
            let mut other = other.into_iter();
            loop {
                match (self.next(), other.next()) {
                    (None, None) => return Ordering::Equal,
                    (None, _) => return Ordering::Less,
                    (_, None) => return Ordering::Greater,
                    (Some(a), Some(b)) => match a.cmp(&b) { Ordering::Equal => {} unequal => return unequal, },
                }
            }
        }
        fn eq<I: IntoIterator>(mut self, other: I) -> bool where Self: Sized, Self::Item: PartialEq<I::Item> {
            let mut other = other.into_iter();
            loop {
                match (self.next(), other.next()) {
                    (None, None) => return true,
                    (Some(a), Some(b)) => if a != b { return false; },
                    _ => return false,
                }
            }
        }
        fn partial_cmp<I: IntoIterator>(mut self, other: I) -> Option<Ordering> where Self: Sized, Self::Item: PartialOrd<I::Item> {
            let mut other = other.into_iter();
            loop {
                match (self.next(), other.next()) {
                    (None, None) => return Some(Ordering::Equal),
                    (None, _) => return Some(Ordering::Less),
                    (_, None) => return Some(Ordering::Greater),
                    (Some(a), Some(b)) => match a.partial_cmp(&b) { Some(Ordering::Equal) => {} unequal => return unequal, },
                }
            }
        }
        fn ne<I: IntoIterator>(self, other: I) -> bool where Self: Sized, Self::Item: PartialEq<I::Item> { !self.eq(other) }
        fn lt<I: IntoIterator>(self, other: I) -> bool where Self: Sized, Self::Item: PartialOrd<I::Item> { self.partial_cmp(other) == Some(Ordering::Less) }
        fn le<I: IntoIterator>(self, other: I) -> bool where Self: Sized, Self::Item: PartialOrd<I::Item> { match self.partial_cmp(other) { Some(Ordering::Less) | Some(Ordering::Equal) => true, _ => false } }
        fn gt<I: IntoIterator>(self, other: I) -> bool where Self: Sized, Self::Item: PartialOrd<I::Item> { self.partial_cmp(other) == Some(Ordering::Greater) }
        fn ge<I: IntoIterator>(self, other: I) -> bool where Self: Sized, Self::Item: PartialOrd<I::Item> { match self.partial_cmp(other) { Some(Ordering::Greater) | Some(Ordering::Equal) => true, _ => false } }
        fn is_sorted_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(mut self, mut f: F) -> bool where Self: Sized { let mut before = match self.next() { Some(x) => x, None => return true }; while let Some(x) = self.next() { if !f(&before, &x) { return false; } before = x; } true }
        fn is_sorted_by_key<K: PartialOrd, F: FnMut(Self::Item) -> K>(self, f: F) -> bool where Self: Sized { self.map(f).is_sorted() }
        fn is_sorted(mut self) -> bool where Self: Sized, Self::Item: PartialOrd { let mut before = match self.next() { Some(x) => x, None => return true }; while let Some(x) = self.next() { if !(before <= x) { return false; } before = x; } true }
    }
    impl<'a, I: Iterator + ?Sized> Iterator for &'a mut I { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { (**self).next() } fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() } }
    impl<'a, I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for &'a mut I { fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() } }

    // What `?` understands: go on with a value, or end with this.
    pub trait Try<Output>: Sized { fn go_on(self) -> Result<Output, Self>; fn of(value: Output) -> Self; }
    impl<T> Try<T> for Option<T> { fn go_on(self) -> Result<T, Option<T>> { match self { Some(x) => Ok(x), None => Err(None) } } fn of(value: T) -> Option<T> { Some(value) } }
    impl<T, E> Try<T> for Result<T, E> { fn go_on(self) -> Result<T, Result<T, E>> { match self { Ok(x) => Ok(x), Err(e) => Err(Err(e)) } } fn of(value: T) -> Result<T, E> { Ok(value) } }
}
