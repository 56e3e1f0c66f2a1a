// Option.
pub mod option {
    #[lang = "Option"]
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
    pub enum Option<T> { None, Some(T) }
    impl<T> Default for Option<T> { fn default() -> Option<T> { None } }
    impl<T> From<T> for Option<T> { fn from(value: T) -> Option<T> { Some(value) } }
    impl<T> Option<T> {
        pub fn is_some(&self) -> bool { match self { Some(_) => true, None => false } }
        pub fn is_none(&self) -> bool { !self.is_some() }
        pub fn is_some_and<F: FnOnce(T) -> bool>(self, f: F) -> bool { match self { Some(x) => f(x), None => false } }
        pub fn is_none_or<F: FnOnce(T) -> bool>(self, f: F) -> bool { match self { Some(x) => f(x), None => true } }
        pub fn as_ref(&self) -> Option<&T> { match self { Some(x) => Some(x), None => None } }
        pub fn as_mut(&mut self) -> Option<&mut T> { match self { Some(x) => Some(x), None => None } }
        pub fn unwrap(self) -> T { match self { Some(x) => x, None => panic!("called `Option::unwrap()` on a `None` value") } }
        pub fn expect(self, message: &str) -> T { match self { Some(x) => x, None => panic!("{}", message) } }
        pub fn unwrap_or(self, other: T) -> T { match self { Some(x) => x, None => other } }
        pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T { match self { Some(x) => x, None => f() } }
        pub fn unwrap_or_default(self) -> T where T: Default { match self { Some(x) => x, None => T::default() } }
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> { match self { Some(x) => Some(f(x)), None => None } }
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Option<T> { if let Some(x) = &self { f(x); } self }
        pub fn map_or<U, F: FnOnce(T) -> U>(self, other: U, f: F) -> U { match self { Some(x) => f(x), None => other } }
        pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, d: D, f: F) -> U { match self { Some(x) => f(x), None => d() } }
        pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> { match self { Some(x) => f(x), None => None } }
        pub fn and<U>(self, other: Option<U>) -> Option<U> { match self { Some(_) => other, None => None } }
        pub fn or(self, other: Option<T>) -> Option<T> { match self { Some(x) => Some(x), None => other } }
        pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> { match self { Some(x) => Some(x), None => f() } }
        pub fn xor(self, other: Option<T>) -> Option<T> { match (self, other) { (Some(x), None) => Some(x), (None, Some(x)) => Some(x), _ => None } }
        pub fn filter<F: FnOnce(&T) -> bool>(self, f: F) -> Option<T> { match self { Some(x) => if f(&x) { Some(x) } else { None }, None => None } }
        pub fn ok_or<E>(self, error: E) -> Result<T, E> { match self { Some(x) => Ok(x), None => Err(error) } }
        pub fn ok_or_else<E, F: FnOnce() -> E>(self, f: F) -> Result<T, E> { match self { Some(x) => Ok(x), None => Err(f()) } }
        pub fn take(&mut self) -> Option<T> { crate::mem::replace(self, None) }
        pub fn take_if<F: FnOnce(&mut T) -> bool>(&mut self, f: F) -> Option<T> { let yes = match self { Some(x) => f(x), None => false }; if yes { self.take() } else { None } }
        pub fn replace(&mut self, value: T) -> Option<T> { crate::mem::replace(self, Some(value)) }
        pub fn insert(&mut self, value: T) -> &mut T { *self = Some(value); match self { Some(x) => x, None => unreachable!() } }
        pub fn get_or_insert(&mut self, value: T) -> &mut T { if self.is_none() { *self = Some(value); } match self { Some(x) => x, None => unreachable!() } }
        pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T { if self.is_none() { *self = Some(f()); } match self { Some(x) => x, None => unreachable!() } }
        pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> { match (self, other) { (Some(a), Some(b)) => Some((a, b)), _ => None } }
        pub fn iter(&self) -> IntoIter<&T> { IntoIter { value: self.as_ref() } }
        pub fn iter_mut(&mut self) -> IntoIter<&mut T> { IntoIter { value: self.as_mut() } }
    }
    impl<'a, T> Option<&'a T> {
        pub fn cloned(self) -> Option<T> where T: Clone { match self { Some(x) => Some(x.clone()), None => None } }
        pub fn copied(self) -> Option<T> where T: Copy { match self { Some(x) => Some(*x), None => None } }
    }
    impl<'a, T> Option<&'a mut T> {
        pub fn cloned(self) -> Option<T> where T: Clone { match self { Some(x) => Some((*x).clone()), None => None } }
        pub fn copied(self) -> Option<T> where T: Copy { match self { Some(x) => Some(*x), None => None } }
    }
    impl<T, E> Option<Result<T, E>> {
        pub fn transpose(self) -> Result<Option<T>, E> { match self { Some(Ok(x)) => Ok(Some(x)), Some(Err(e)) => Err(e), None => Ok(None) } }
    }
    impl<T> Option<Option<T>> {
        pub fn flatten(self) -> Option<T> { match self { Some(x) => x, None => None } }
    }
    impl<T, U> Option<(T, U)> {
        pub fn unzip(self) -> (Option<T>, Option<U>) { match self { Some((a, b)) => (Some(a), Some(b)), None => (None, None) } }
    }
    impl<T: crate::ops::Deref> Option<T> {
        pub fn as_deref(&self) -> Option<&T::Target> { match self { Some(x) => Some(x.deref()), None => None } }
    }
    impl<T: crate::ops::DerefMut> Option<T> {
        pub fn as_deref_mut(&mut self) -> Option<&mut T::Target> { match self { Some(x) => Some(x.deref_mut()), None => None } }
    }
    pub struct IntoIter<T> { value: Option<T> }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.value.take() } }
    impl<T> DoubleEndedIterator for IntoIter<T> { fn next_back(&mut self) -> Option<T> { self.value.take() } }
    impl<T> IntoIterator for Option<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { value: self } } }
    impl<'a, T> IntoIterator for &'a Option<T> { type Item = &'a T; type IntoIter = IntoIter<&'a T>; fn into_iter(self) -> IntoIter<&'a T> { self.iter() } }
    impl<'a, T> IntoIterator for &'a mut Option<T> { type Item = &'a mut T; type IntoIter = IntoIter<&'a mut T>; fn into_iter(self) -> IntoIter<&'a mut T> { self.iter_mut() } }
}
