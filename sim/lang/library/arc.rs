// Arc: a value with owners in several threads. The world counts them; each thread has a copy of its own of what is
// inside, which nobody changes, behind {cell, owners in this thread, value…}.
mod arc {
    use crate::cmp::Ordering;
    use crate::fmt;
    use crate::marker::PhantomData;
    use crate::raw;

    #[lang = "Arc"]
    pub struct Arc<T: ?Sized> { address: usize, shared: PhantomData<T> }
    impl<T: ?Sized + Send + Sync> Send for Arc<T> {}
    impl<T: ?Sized + Send + Sync> Sync for Arc<T> {}
    #[intrinsic] fn arc_new<T>(value: T) -> Arc<T>;
    #[intrinsic] fn arc_share<T: ?Sized>(arc: Arc<T>) -> Arc<T>;
    #[intrinsic] fn arc_value<T: ?Sized>(arc: &Arc<T>) -> &T;
    #[intrinsic] fn arc_clone<T: ?Sized>(arc: &Arc<T>) -> Arc<T>;
    // Whether it was the last of the whole run: then the content is to be dropped, and arc_free called.
    #[intrinsic] fn arc_release<T: ?Sized>(arc: &mut Arc<T>) -> bool;
    #[intrinsic] fn arc_free<T: ?Sized>(arc: &mut Arc<T>);
    #[intrinsic] fn arc_count<T: ?Sized>(arc: &Arc<T>) -> usize;

    impl<T> Arc<T> {
        pub fn new(value: T) -> Arc<T> { arc_new(value) }
        pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>> {
            if arc_count(&this) != 1 { return Err(this); }
            let mut last = this;
            arc_release(&mut last);
            let value = crate::mem::copy_of(arc_value(&last));
            arc_free(&mut last);
            crate::mem::forget(last);
            Ok(value)
        }
        // The last of several that ask gets it.
        pub fn into_inner(this: Arc<T>) -> Option<T> {
            let mut this = this;
            let is_last = arc_release(&mut this);
            let value = if is_last { Some(crate::mem::copy_of(arc_value(&this))) } else { None };
            if is_last { arc_free(&mut this) }
            crate::mem::forget(this);
            value
        }
        pub fn unwrap_or_clone(this: Arc<T>) -> T where T: Clone {
            match Arc::try_unwrap(this) { Ok(value) => value, Err(shared) => (*shared).clone() }
        }
        pub fn make_mut(this: &mut Arc<T>) -> &mut T where T: Clone {
            if arc_count(&*this) != 1 {
                let copy = (**this).clone();
                *this = Arc::new(copy);
            }
            raw::unshare(arc_value(&*this))
        }
        pub fn downgrade(this: &Arc<T>) -> Weak<T> {
            Weak { cell: *raw::element::<u64>(this.address, 0), shared: PhantomData }
        }
    }
    impl<T: ?Sized> Arc<T> {
        pub fn strong_count(this: &Arc<T>) -> usize { arc_count(this) }
        pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool { this.address == other.address }
        pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {
            if arc_count(&*this) == 1 { Some(raw::unshare(arc_value(&*this))) } else { None }
        }
    }

    // The number of the cell alone: whoever upgrades it gets the content anew.
    #[lang = "ArcWeak"]
    pub struct Weak<T> { cell: u64, shared: PhantomData<T> }
    impl<T: Send + Sync> Send for Weak<T> {}
    impl<T: Send + Sync> Sync for Weak<T> {}
    const NOTHING: u64 = 4294967295;
    #[intrinsic] fn arc_upgrade<T>(cell: u64) -> Option<Arc<T>>;
    #[intrinsic] fn arc_owners(cell: u64) -> usize;
    impl<T> Weak<T> {
        pub const fn new() -> Weak<T> { Weak { cell: NOTHING, shared: PhantomData } }
        pub fn upgrade(&self) -> Option<Arc<T>> { if self.cell == NOTHING { None } else { arc_upgrade::<T>(self.cell) } }
        pub fn strong_count(&self) -> usize { if self.cell == NOTHING { 0 } else { arc_owners(self.cell) } }
        pub fn ptr_eq(&self, other: &Weak<T>) -> bool { self.cell == other.cell }
    }
    impl<T> Clone for Weak<T> { fn clone(&self) -> Weak<T> { Weak { cell: self.cell, shared: PhantomData } } }
    impl<T> Default for Weak<T> { fn default() -> Weak<T> { Weak::new() } }
    impl<T> fmt::Debug for Weak<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") } }

    impl<T: ?Sized> Clone for Arc<T> { fn clone(&self) -> Arc<T> { arc_clone(self) } }
    impl<T: ?Sized> Drop for Arc<T> {
        fn drop(&mut self) {
            if !arc_release(self) { return; }
            raw::drop_in_place(raw::unshare(arc_value(self)));
            arc_free(self)
        }
    }
    impl<T: ?Sized> crate::ops::Deref for Arc<T> { type Target = T; fn deref(&self) -> &T { arc_value(self) } }
    impl<T: ?Sized> AsRef<T> for Arc<T> { fn as_ref(&self) -> &T { arc_value(self) } }
    impl<T: ?Sized> crate::borrow::Borrow<T> for Arc<T> { fn borrow(&self) -> &T { arc_value(self) } }
    impl<T: PartialEq + ?Sized> PartialEq for Arc<T> { fn eq(&self, other: &Arc<T>) -> bool { **self == **other } }
    impl<T: Eq + ?Sized> Eq for Arc<T> {}
    impl<T: PartialOrd + ?Sized> PartialOrd for Arc<T> { fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) } }
    impl<T: Ord + ?Sized> Ord for Arc<T> { fn cmp(&self, other: &Arc<T>) -> Ordering { (**self).cmp(&**other) } }
    impl<T: crate::hash::Hash + ?Sized> crate::hash::Hash for Arc<T> { fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<T: Default> Default for Arc<T> { fn default() -> Arc<T> { Arc::new(T::default()) } }
    impl<T> From<T> for Arc<T> { fn from(value: T) -> Arc<T> { Arc::new(value) } }
    impl<'a> From<&'a str> for Arc<str> { fn from(text: &'a str) -> Arc<str> { arc_share(raw::fat::<Arc<str>>(raw::counted_text(text), text.len())) } }
    impl From<String> for Arc<str> { fn from(text: String) -> Arc<str> { Arc::from(text.as_str()) } }
    impl<T> From<Vec<T>> for Arc<[T]> {
        fn from(mut items: Vec<T>) -> Arc<[T]> {
            let n = items.len();
            arc_share(raw::fat::<Arc<[T]>>(raw::counted_items(&mut items), n))
        }
    }
    impl<T> crate::iter::FromIterator<T> for Arc<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Arc<[T]> { Arc::from(Vec::from_iter(iter)) } }
    impl<T: fmt::Display + ?Sized> fmt::Display for Arc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
    impl<T: fmt::Debug + ?Sized> fmt::Debug for Arc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
}
