// Result.
pub mod result {
    use crate::fmt::Debug;
    #[lang = "Result"]
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
    pub enum Result<T, E> { Ok(T), Err(E) }
    impl<T, E> Result<T, E> {
        pub fn is_ok(&self) -> bool { match self { Ok(_) => true, Err(_) => false } }
        pub fn is_err(&self) -> bool { !self.is_ok() }
        pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool { match self { Ok(x) => f(x), Err(_) => false } }
        pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool { match self { Ok(_) => false, Err(e) => f(e) } }
        pub fn ok(self) -> Option<T> { match self { Ok(x) => Some(x), Err(_) => None } }
        pub fn err(self) -> Option<E> { match self { Ok(_) => None, Err(e) => Some(e) } }
        pub fn as_ref(&self) -> Result<&T, &E> { match self { Ok(x) => Ok(x), Err(e) => Err(e) } }
        pub fn as_mut(&mut self) -> Result<&mut T, &mut E> { match self { Ok(x) => Ok(x), Err(e) => Err(e) } }
        pub fn unwrap(self) -> T where E: Debug { match self { Ok(x) => x, Err(e) => panic!("called `Result::unwrap()` on an `Err` value: {:?}", e) } }
        pub fn expect(self, message: &str) -> T where E: Debug { match self { Ok(x) => x, Err(e) => panic!("{}: {:?}", message, e) } }
        pub fn unwrap_err(self) -> E where T: Debug { match self { Ok(x) => panic!("called `Result::unwrap_err()` on an `Ok` value: {:?}", x), Err(e) => e } }
        pub fn expect_err(self, message: &str) -> E where T: Debug { match self { Ok(x) => panic!("{}: {:?}", message, x), Err(e) => e } }
        pub fn unwrap_or(self, other: T) -> T { match self { Ok(x) => x, Err(_) => other } }
        pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, f: F) -> T { match self { Ok(x) => x, Err(e) => f(e) } }
        pub fn unwrap_or_default(self) -> T where T: Default { match self { Ok(x) => x, Err(_) => T::default() } }
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Result<U, E> { match self { Ok(x) => Ok(f(x)), Err(e) => Err(e) } }
        pub fn map_err<O, F: FnOnce(E) -> O>(self, f: F) -> Result<T, O> { match self { Ok(x) => Ok(x), Err(e) => Err(f(e)) } }
        pub fn map_or<U, F: FnOnce(T) -> U>(self, other: U, f: F) -> U { match self { Ok(x) => f(x), Err(_) => other } }
        pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, d: D, f: F) -> U { match self { Ok(x) => f(x), Err(e) => d(e) } }
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Result<T, E> { if let Ok(x) = &self { f(x); } self }
        pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Result<T, E> { if let Err(e) = &self { f(e); } self }
        pub fn and<U>(self, other: Result<U, E>) -> Result<U, E> { match self { Ok(_) => other, Err(e) => Err(e) } }
        pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, f: F) -> Result<U, E> { match self { Ok(x) => f(x), Err(e) => Err(e) } }
        pub fn or<O>(self, other: Result<T, O>) -> Result<T, O> { match self { Ok(x) => Ok(x), Err(_) => other } }
        pub fn or_else<O, F: FnOnce(E) -> Result<T, O>>(self, f: F) -> Result<T, O> { match self { Ok(x) => Ok(x), Err(e) => f(e) } }
        pub fn iter(&self) -> crate::option::IntoIter<&T> { match self { Ok(x) => Some(x), Err(_) => None }.into_iter() }
    }
    impl<'a, T, E> Result<&'a T, E> {
        pub fn cloned(self) -> Result<T, E> where T: Clone { match self { Ok(x) => Ok(x.clone()), Err(e) => Err(e) } }
        pub fn copied(self) -> Result<T, E> where T: Copy { match self { Ok(x) => Ok(*x), Err(e) => Err(e) } }
    }
    impl<T, E> Result<Option<T>, E> {
        pub fn transpose(self) -> Option<Result<T, E>> { match self { Ok(Some(x)) => Some(Ok(x)), Ok(None) => None, Err(e) => Some(Err(e)) } }
    }
    impl<T: crate::ops::Deref, E> Result<T, E> {
        pub fn as_deref(&self) -> Result<&T::Target, &E> { match self { Ok(x) => Ok(x.deref()), Err(e) => Err(e) } }
    }
    impl<T, E> IntoIterator for Result<T, E> { type Item = T; type IntoIter = crate::option::IntoIter<T>; fn into_iter(self) -> crate::option::IntoIter<T> { self.ok().into_iter() } }
}
