// Iterators made of iterators, and those that are made of nothing.
mod adapters {
    type Size = (usize, Option<usize>);
    #[derive(Clone)] pub struct Map<I, F> { iter: I, f: F }
    impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> { type Item = B; fn next(&mut self) -> Option<B> { match self.iter.next() { Some(x) => Some((self.f)(x)), None => None } } fn size_hint(&self) -> Size { self.iter.size_hint() } }
    impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> B> DoubleEndedIterator for Map<I, F> { fn next_back(&mut self) -> Option<B> { match self.iter.next_back() { Some(x) => Some((self.f)(x)), None => None } } }
    impl<B, I: ExactSizeIterator, F: FnMut(I::Item) -> B> ExactSizeIterator for Map<I, F> {}
    #[derive(Clone)] pub struct Filter<I, P> { iter: I, predicate: P }
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { while let Some(x) = self.iter.next() { if (self.predicate)(&x) { return Some(x); } } None } fn size_hint(&self) -> Size { let (_, most) = self.iter.size_hint(); (0, most) } }
    impl<I: DoubleEndedIterator, P: FnMut(&I::Item) -> bool> DoubleEndedIterator for Filter<I, P> { fn next_back(&mut self) -> Option<I::Item> { while let Some(x) = self.iter.next_back() { if (self.predicate)(&x) { return Some(x); } } None } }
    #[derive(Clone)] pub struct FilterMap<I, F> { iter: I, f: F }
    impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for FilterMap<I, F> { type Item = B; fn next(&mut self) -> Option<B> { while let Some(x) = self.iter.next() { if let Some(y) = (self.f)(x) { return Some(y); } } None } }
    impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> Option<B>> DoubleEndedIterator for FilterMap<I, F> { fn next_back(&mut self) -> Option<B> { while let Some(x) = self.iter.next_back() { if let Some(y) = (self.f)(x) { return Some(y); } } None } }
    #[derive(Clone)] pub struct Enumerate<I> { iter: I, count: usize }
    impl<I: Iterator> Iterator for Enumerate<I> { type Item = (usize, I::Item); fn next(&mut self) -> Option<(usize, I::Item)> { match self.iter.next() { Some(x) => { self.count += 1; Some((self.count - 1, x)) } None => None } } fn size_hint(&self) -> Size { self.iter.size_hint() } }
    impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Enumerate<I> { fn next_back(&mut self) -> Option<(usize, I::Item)> { match self.iter.next_back() { Some(x) => Some((self.count + self.iter.len(), x)), None => None } } }
    impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {}
    #[derive(Clone)] pub struct Take<I> { iter: I, left: usize }
    impl<I: Iterator> Iterator for Take<I> {
        type Item = I::Item;
        fn next(&mut self) -> Option<I::Item> { if self.left == 0 { None } else { self.left -= 1; self.iter.next() } }
        fn size_hint(&self) -> Size { let (least, most) = self.iter.size_hint(); let n = self.left; (if least < n { least } else { n }, match most { Some(m) if m < n => Some(m), _ => Some(n) }) }
    }
    impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> {
        fn next_back(&mut self) -> Option<I::Item> {
            if self.left == 0 { return None; }
            let n = self.iter.len();
            self.left -= 1;
            if n > self.left { self.iter.nth_back(n - self.left - 1) } else { self.left = n; if n > 0 { self.left -= 1; } self.iter.next_back() }
        }
    }
    impl<I: ExactSizeIterator> ExactSizeIterator for Take<I> {}
    #[derive(Clone)] pub struct Skip<I> { iter: I, left: usize }
    impl<I: Iterator> Iterator for Skip<I> {
        type Item = I::Item;
        fn next(&mut self) -> Option<I::Item> { if self.left > 0 { let n = self.left; self.left = 0; self.iter.nth(n) } else { self.iter.next() } }
        fn size_hint(&self) -> Size { let (least, most) = self.iter.size_hint(); (least.saturating_sub(self.left), match most { Some(m) => Some(m.saturating_sub(self.left)), None => None }) }
    }
    impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> { fn next_back(&mut self) -> Option<I::Item> { if self.iter.len() > self.left { self.iter.next_back() } else { None } } }
    impl<I: ExactSizeIterator> ExactSizeIterator for Skip<I> {}
    #[derive(Clone)] pub struct TakeWhile<I, P> { iter: I, predicate: P, done: bool }
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, P> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { if self.done { return None; } match self.iter.next() { Some(x) => if (self.predicate)(&x) { Some(x) } else { self.done = true; None }, None => None } } }
    #[derive(Clone)] pub struct SkipWhile<I, P> { iter: I, predicate: P, started: bool }
    impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for SkipWhile<I, P> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { while let Some(x) = self.iter.next() { if self.started || !(self.predicate)(&x) { self.started = true; return Some(x); } } None } }
    #[derive(Clone)] pub struct MapWhile<I, F> { iter: I, f: F }
    impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for MapWhile<I, F> { type Item = B; fn next(&mut self) -> Option<B> { match self.iter.next() { Some(x) => (self.f)(x), None => None } } }
    #[derive(Clone)] pub struct StepBy<I> { iter: I, step: usize, first: bool }
    impl<I: Iterator> Iterator for StepBy<I> {
        type Item = I::Item;
        fn next(&mut self) -> Option<I::Item> { if self.first { self.first = false; self.iter.next() } else { self.iter.nth(self.step - 1) } }
        fn size_hint(&self) -> Size { let (least, most) = self.iter.size_hint(); let n = |k: usize| if self.first { if k == 0 { 0 } else { (k - 1) / self.step + 1 } } else { k / self.step }; (n(least), match most { Some(m) => Some(n(m)), None => None }) }
    }
    impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {
        fn next_back(&mut self) -> Option<I::Item> { let n = self.iter.len(); let over = if self.first { if n == 0 { return None; } (n - 1) % self.step } else { n % self.step }; if !self.first && n < self.step { return None; } self.iter.nth_back(over) }
    }
    impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}
    #[derive(Clone)] pub struct Zip<A, B> { a: A, b: B }
    impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
        type Item = (A::Item, B::Item);
        fn next(&mut self) -> Option<(A::Item, B::Item)> { match self.a.next() { Some(x) => match self.b.next() { Some(y) => Some((x, y)), None => None }, None => None } }
        fn size_hint(&self) -> Size {
            let (a, most_a) = self.a.size_hint();
            let (b, most_b) = self.b.size_hint();
            (if a < b { a } else { b }, match (most_a, most_b) { (Some(x), Some(y)) => Some(if x < y { x } else { y }), (Some(x), None) => Some(x), (None, y) => y })
        }
    }
    impl<A: DoubleEndedIterator + ExactSizeIterator, B: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Zip<A, B> {
        fn next_back(&mut self) -> Option<(A::Item, B::Item)> {
            while self.a.len() > self.b.len() { self.a.next_back(); }
            while self.b.len() > self.a.len() { self.b.next_back(); }
            match (self.a.next_back(), self.b.next_back()) { (Some(x), Some(y)) => Some((x, y)), _ => None }
        }
    }
    impl<A: ExactSizeIterator, B: ExactSizeIterator> ExactSizeIterator for Zip<A, B> {}
    pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> Zip<A::IntoIter, B::IntoIter> { Zip { a: a.into_iter(), b: b.into_iter() } }
    #[derive(Clone)] pub struct Chain<A, B> { a: Option<A>, b: Option<B> }
    impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
        type Item = A::Item;
        fn next(&mut self) -> Option<A::Item> {
            if let Some(a) = &mut self.a { if let Some(x) = a.next() { return Some(x); } self.a = None; }
            match &mut self.b { Some(b) => b.next(), None => None }
        }
        fn size_hint(&self) -> Size {
            let (a, most_a) = match &self.a { Some(iter) => iter.size_hint(), None => (0, Some(0)) };
            let (b, most_b) = match &self.b { Some(iter) => iter.size_hint(), None => (0, Some(0)) };
            (a.saturating_add(b), match (most_a, most_b) { (Some(x), Some(y)) => x.checked_add(y), _ => None })
        }
    }
    impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Chain<A, B> {
        fn next_back(&mut self) -> Option<A::Item> {
            if let Some(b) = &mut self.b { if let Some(x) = b.next_back() { return Some(x); } self.b = None; }
            match &mut self.a { Some(a) => a.next_back(), None => None }
        }
    }
    #[derive(Clone)] pub struct Rev<I> { iter: I }
    impl<I: DoubleEndedIterator> Iterator for Rev<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { self.iter.next_back() } fn size_hint(&self) -> Size { self.iter.size_hint() } }
    impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> { fn next_back(&mut self) -> Option<I::Item> { self.iter.next() } }
    impl<I: ExactSizeIterator + DoubleEndedIterator> ExactSizeIterator for Rev<I> {}
    pub struct Peekable<I: Iterator> { iter: I, peeked: Option<Option<I::Item>> }
    impl<I: Iterator> Peekable<I> {
        pub fn peek(&mut self) -> Option<&I::Item> { if self.peeked.is_none() { self.peeked = Some(self.iter.next()); } match &self.peeked { Some(Some(x)) => Some(x), _ => None } }
        pub fn peek_mut(&mut self) -> Option<&mut I::Item> { if self.peeked.is_none() { self.peeked = Some(self.iter.next()); } match &mut self.peeked { Some(Some(x)) => Some(x), _ => None } }
        pub fn next_if<F: FnOnce(&I::Item) -> bool>(&mut self, f: F) -> Option<I::Item> {
            match self.next() { Some(x) => if f(&x) { Some(x) } else { self.peeked = Some(Some(x)); None }, None => { self.peeked = Some(None); None } }
        }
        pub fn next_if_eq<T: ?Sized>(&mut self, wanted: &T) -> Option<I::Item> where I::Item: PartialEq<T> { self.next_if(|x| *x == *wanted) }
    }
    impl<I: Iterator> Iterator for Peekable<I> {
        type Item = I::Item;
        fn next(&mut self) -> Option<I::Item> { match self.peeked.take() { Some(x) => x, None => self.iter.next() } }
        fn size_hint(&self) -> Size {
            let (least, most) = self.iter.size_hint();
            match &self.peeked { Some(Some(_)) => (least.saturating_add(1), match most { Some(m) => m.checked_add(1), None => None }), Some(None) => (0, Some(0)), None => (least, most) }
        }
    }
    impl<I: ExactSizeIterator> ExactSizeIterator for Peekable<I> {}
    impl<I: Iterator + Clone> Clone for Peekable<I> where I::Item: Clone { fn clone(&self) -> Peekable<I> { Peekable { iter: self.iter.clone(), peeked: self.peeked.clone() } } }
    impl<I: DoubleEndedIterator> DoubleEndedIterator for Peekable<I> { fn next_back(&mut self) -> Option<I::Item> { match &self.peeked { Some(None) => None, Some(Some(_)) => match self.iter.next_back() { Some(x) => Some(x), None => match self.peeked.take() { Some(x) => x, None => None } }, None => self.iter.next_back() } } }
    #[derive(Clone)] pub struct Fuse<I> { iter: Option<I> }
    impl<I: Iterator> Iterator for Fuse<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { if let Some(iter) = &mut self.iter { if let Some(x) = iter.next() { return Some(x); } self.iter = None; } None } }
    impl<I: DoubleEndedIterator> DoubleEndedIterator for Fuse<I> { fn next_back(&mut self) -> Option<I::Item> { if let Some(iter) = &mut self.iter { if let Some(x) = iter.next_back() { return Some(x); } self.iter = None; } None } }
    #[derive(Clone)] pub struct Cycle<I> { whole: I, iter: I }
    impl<I: Iterator + Clone> Iterator for Cycle<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { match self.iter.next() { Some(x) => Some(x), None => { self.iter = self.whole.clone(); self.iter.next() } } } }
    #[derive(Clone)] pub struct Scan<I, S, F> { iter: I, state: S, f: F }
    impl<S, B, I: Iterator, F: FnMut(&mut S, I::Item) -> Option<B>> Iterator for Scan<I, S, F> { type Item = B; fn next(&mut self) -> Option<B> { match self.iter.next() { Some(x) => (self.f)(&mut self.state, x), None => None } } }
    #[derive(Clone)] pub struct Inspect<I, F> { iter: I, f: F }
    impl<I: Iterator, F: FnMut(&I::Item)> Iterator for Inspect<I, F> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { match self.iter.next() { Some(x) => { (self.f)(&x); Some(x) } None => None } } fn size_hint(&self) -> Size { self.iter.size_hint() } }
    impl<I: DoubleEndedIterator, F: FnMut(&I::Item)> DoubleEndedIterator for Inspect<I, F> { fn next_back(&mut self) -> Option<I::Item> { match self.iter.next_back() { Some(x) => { (self.f)(&x); Some(x) } None => None } } }
    impl<I: ExactSizeIterator, F: FnMut(&I::Item)> ExactSizeIterator for Inspect<I, F> {}
    #[derive(Clone)] pub struct Cloned<I> { iter: I }
    impl<'a, T: Clone + 'a, I: Iterator<Item = &'a T>> Iterator for Cloned<I> { type Item = T; fn next(&mut self) -> Option<T> { match self.iter.next() { Some(x) => Some(x.clone()), None => None } } fn size_hint(&self) -> Size { self.iter.size_hint() } }
    impl<'a, T: Clone + 'a, I: DoubleEndedIterator<Item = &'a T>> DoubleEndedIterator for Cloned<I> { fn next_back(&mut self) -> Option<T> { match self.iter.next_back() { Some(x) => Some(x.clone()), None => None } } }
    impl<'a, T: Clone + 'a, I: ExactSizeIterator<Item = &'a T>> ExactSizeIterator for Cloned<I> {}
    #[derive(Clone)] pub struct Copied<I> { iter: I }
    impl<'a, T: Copy + 'a, I: Iterator<Item = &'a T>> Iterator for Copied<I> { type Item = T; fn next(&mut self) -> Option<T> { match self.iter.next() { Some(x) => Some(*x), None => None } } fn size_hint(&self) -> Size { self.iter.size_hint() } }
    impl<'a, T: Copy + 'a, I: DoubleEndedIterator<Item = &'a T>> DoubleEndedIterator for Copied<I> { fn next_back(&mut self) -> Option<T> { match self.iter.next_back() { Some(x) => Some(*x), None => None } } }
    impl<'a, T: Copy + 'a, I: ExactSizeIterator<Item = &'a T>> ExactSizeIterator for Copied<I> {}
    pub struct FlatMap<I, U: IntoIterator, F> { iter: I, f: F, inner: Option<U::IntoIter>, last: Option<U::IntoIter> }
    impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
        type Item = U::Item;
        fn next(&mut self) -> Option<U::Item> {
            loop {
                if let Some(inner) = &mut self.inner { if let Some(x) = inner.next() { return Some(x); } self.inner = None; }
                match self.iter.next() {
                    Some(x) => self.inner = Some((self.f)(x).into_iter()),
                    None => return match &mut self.last { Some(last) => last.next(), None => None },
                }
            }
        }
    }
    impl<I: DoubleEndedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> DoubleEndedIterator for FlatMap<I, U, F> where U::IntoIter: DoubleEndedIterator {
        fn next_back(&mut self) -> Option<U::Item> {
            loop {
                if let Some(last) = &mut self.last { if let Some(x) = last.next_back() { return Some(x); } self.last = None; }
                match self.iter.next_back() {
                    Some(x) => self.last = Some((self.f)(x).into_iter()),
                    None => return match &mut self.inner { Some(inner) => inner.next_back(), None => None },
                }
            }
        }
    }
    pub struct Flatten<I, U: IntoIterator> { iter: I, inner: Option<U::IntoIter>, last: Option<U::IntoIter> }
    impl<U: IntoIterator, I: Iterator<Item = U>> Iterator for Flatten<I, U> {
        type Item = U::Item;
        fn next(&mut self) -> Option<U::Item> {
            loop {
                if let Some(inner) = &mut self.inner { if let Some(x) = inner.next() { return Some(x); } self.inner = None; }
                match self.iter.next() {
                    Some(x) => self.inner = Some(x.into_iter()),
                    None => return match &mut self.last { Some(last) => last.next(), None => None },
                }
            }
        }
    }
    impl<U: IntoIterator, I: DoubleEndedIterator<Item = U>> DoubleEndedIterator for Flatten<I, U> where U::IntoIter: DoubleEndedIterator {
        fn next_back(&mut self) -> Option<U::Item> {
            loop {
                if let Some(last) = &mut self.last { if let Some(x) = last.next_back() { return Some(x); } self.last = None; }
                match self.iter.next_back() {
                    Some(x) => self.last = Some(x.into_iter()),
                    None => return match &mut self.inner { Some(inner) => inner.next_back(), None => None },
                }
            }
        }
    }

    #[derive(Clone)] pub struct Repeat<T> { value: T }
    impl<T: Clone> Iterator for Repeat<T> { type Item = T; fn next(&mut self) -> Option<T> { Some(self.value.clone()) } fn size_hint(&self) -> Size { (usize::MAX, None) } }
    pub fn repeat<T: Clone>(value: T) -> Repeat<T> { Repeat { value: value } }
    pub fn repeat_n<T: Clone>(value: T, n: usize) -> Take<Repeat<T>> { repeat(value).take(n) }
    #[derive(Clone)] pub struct RepeatWith<F> { f: F }
    impl<T, F: FnMut() -> T> Iterator for RepeatWith<F> { type Item = T; fn next(&mut self) -> Option<T> { Some((self.f)()) } fn size_hint(&self) -> Size { (usize::MAX, None) } }
    pub fn repeat_with<T, F: FnMut() -> T>(f: F) -> RepeatWith<F> { RepeatWith { f: f } }
    #[derive(Clone)] pub struct Once<T> { value: Option<T> }
    impl<T> Iterator for Once<T> { type Item = T; fn next(&mut self) -> Option<T> { self.value.take() } fn size_hint(&self) -> Size { let n = if self.value.is_some() { 1 } else { 0 }; (n, Some(n)) } }
    impl<T> DoubleEndedIterator for Once<T> { fn next_back(&mut self) -> Option<T> { self.value.take() } }
    impl<T> ExactSizeIterator for Once<T> {}
    pub fn once<T>(value: T) -> Once<T> { Once { value: Some(value) } }
    #[derive(Clone)] pub struct Empty<T> { of: crate::marker::PhantomData<T> }
    impl<T> Iterator for Empty<T> { type Item = T; fn next(&mut self) -> Option<T> { None } fn size_hint(&self) -> Size { (0, Some(0)) } }
    impl<T> DoubleEndedIterator for Empty<T> { fn next_back(&mut self) -> Option<T> { None } }
    impl<T> ExactSizeIterator for Empty<T> {}
    pub fn empty<T>() -> Empty<T> { Empty { of: crate::marker::PhantomData } }
    pub struct OnceWith<F> { f: Option<F> }
    impl<T, F: FnOnce() -> T> Iterator for OnceWith<F> { type Item = T; fn next(&mut self) -> Option<T> { match self.f.take() { Some(f) => Some(f()), None => None } } }
    pub fn once_with<T, F: FnOnce() -> T>(f: F) -> OnceWith<F> { OnceWith { f: Some(f) } }
    #[derive(Clone)] pub struct FromFn<F> { f: F }
    impl<T, F: FnMut() -> Option<T>> Iterator for FromFn<F> { type Item = T; fn next(&mut self) -> Option<T> { (self.f)() } }
    pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F> { FromFn { f: f } }
    #[derive(Clone)] pub struct Successors<T, F> { next: Option<T>, f: F }
    impl<T, F: FnMut(&T) -> Option<T>> Iterator for Successors<T, F> { type Item = T; fn next(&mut self) -> Option<T> { let x = self.next.take()?; self.next = (self.f)(&x); Some(x) } }
    pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, f: F) -> Successors<T, F> { Successors { next: first, f: f } }
}

// What collect() can make.
mod collect {
    use crate::iter::{FromIterator, Extend};
    pub struct UntilNone<'a, I> { iter: I, ended: &'a mut bool }
    impl<'a, T, I: Iterator<Item = Option<T>>> Iterator for UntilNone<'a, I> { type Item = T; fn next(&mut self) -> Option<T> { if *self.ended { return None; } match self.iter.next() { Some(Some(x)) => Some(x), Some(None) => { *self.ended = true; None } None => None } } }
    pub struct UntilErr<'a, I, E> { iter: I, error: &'a mut Option<E> }
    impl<'a, T, E, I: Iterator<Item = Result<T, E>>> Iterator for UntilErr<'a, I, E> { type Item = T; fn next(&mut self) -> Option<T> { if self.error.is_some() { return None; } match self.iter.next() { Some(Ok(x)) => Some(x), Some(Err(e)) => { *self.error = Some(e); None } None => None } } }
    impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
        fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
            let mut ended = false;
            let out = V::from_iter(UntilNone { iter: iter.into_iter(), ended: &mut ended });
            if ended { None } else { Some(out) }
        }
    }
    impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {
        fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {
            let mut error = None;
            let out = V::from_iter(UntilErr { iter: iter.into_iter(), error: &mut error });
            match error { Some(e) => Err(e), None => Ok(out) }
        }
    }
    impl<A, B, FromA: Default + Extend<A>, FromB: Default + Extend<B>> FromIterator<(A, B)> for (FromA, FromB) { fn from_iter<I: IntoIterator<Item = (A, B)>>(iter: I) -> (FromA, FromB) { iter.into_iter().unzip() } }
    impl<A, B, IntoA: Extend<A>, IntoB: Extend<B>> Extend<(A, B)> for (IntoA, IntoB) { fn extend<I: IntoIterator<Item = (A, B)>>(&mut self, iter: I) { for (a, b) in iter { self.0.extend(Some(a)); self.1.extend(Some(b)); } } }
    impl FromIterator<()> for () { fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () { for _ in iter {} } }
    impl FromIterator<char> for String { fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String { let mut out = String::new(); for c in iter { out.push(c) } out } }
    impl<'a> FromIterator<&'a char> for String { fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> String { let mut out = String::new(); for c in iter { out.push(*c) } out } }
    impl FromIterator<String> for String { fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String { let mut out = String::new(); for text in iter { out.push_str(text.as_str()) } out } }
    impl<'a> FromIterator<&'a str> for String { fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> String { let mut out = String::new(); for text in iter { out.push_str(text) } out } }
    impl Extend<char> for String { fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) { for c in iter { self.push(c) } } }
    impl<'a> Extend<&'a char> for String { fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) { for c in iter { self.push(*c) } } }
    impl<'a> Extend<&'a str> for String { fn extend<I: IntoIterator<Item = &'a str>>(&mut self, iter: I) { for text in iter { self.push_str(text) } } }
    impl Extend<String> for String { fn extend<I: IntoIterator<Item = String>>(&mut self, iter: I) { for text in iter { self.push_str(text.as_str()) } } }
}
