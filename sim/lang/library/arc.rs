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
    #[intrinsic] fn arc_release_last<T: ?Sized>(arc: &mut Arc<T>) -> bool;
    #[intrinsic] fn arc_free<T: ?Sized>(arc: &mut Arc<T>);
    #[intrinsic] fn arc_reserve() -> u64;
    #[intrinsic] fn arc_fill<T>(value: T, cell: u64) -> Arc<T>;
    #[intrinsic] fn arc_downgrade<T: ?Sized>(arc: &Arc<T>) -> Weak<T>;
    #[intrinsic] fn arc_upgrade<T: ?Sized>(weak: &Weak<T>) -> Option<Arc<T>>;
    #[intrinsic] fn cell_count(cell: u64, whom: u32) -> usize;
    #[intrinsic] fn weak_share(cell: u64);
    #[intrinsic] fn weak_release(cell: u64);
    const OWNERS: u32 = 0;
    const WEAK: u32 = 1;
    const ALL: u32 = 2;
    fn count<T: ?Sized>(arc: &Arc<T>, whom: u32) -> usize { cell_count(*raw::element::<u64>(arc.address, 0), whom) }

    impl<T> Arc<T> {
        pub fn new(value: T) -> Arc<T> { arc_new(value) }
        // What is made can know itself; who asks for it before it is made gets nothing.
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(f: F) -> Arc<T> {
            let cell = arc_reserve();
            weak_share(cell);
            let weak = Weak { cell: cell, shared: PhantomData };
            let value = f(&weak);
            arc_fill(value, cell)
        }
        // What is inside, where it was the last owner's: then the Arc is gone.
        fn take_out(this: &mut Arc<T>) -> Option<T> {
            if !arc_release_last(this) { return None; }
            let value = crate::mem::copy_of(arc_value(this));
            arc_free(this);
            Some(value)
        }
        pub fn try_unwrap(mut this: Arc<T>) -> Result<T, Arc<T>> {
            match Arc::take_out(&mut this) {
                Some(value) => { crate::mem::forget(this); Ok(value) }
                None => Err(this),
            }
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
            if count(&*this, ALL) != 1 {
                match Arc::take_out(this) {
                    // Those who know it weakly lose it.
                    Some(value) => crate::mem::forget(crate::mem::replace(this, Arc::new(value))),
                    None => { let copy = (**this).clone(); *this = Arc::new(copy); }
                }
            }
            raw::unshare(arc_value(&*this))
        }
    }
    impl<T: ?Sized> Arc<T> {
        pub fn downgrade(this: &Arc<T>) -> Weak<T> { arc_downgrade(this) }
        pub fn strong_count(this: &Arc<T>) -> usize { count(this, OWNERS) }
        pub fn weak_count(this: &Arc<T>) -> usize { count(this, WEAK) }
        pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool { this.address == other.address }
        pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {
            if count(&*this, ALL) == 1 { Some(raw::unshare(arc_value(&*this))) } else { None }
        }
    }

    // The number of the cell, and what makes it fat: whoever upgrades it gets the content anew.
    #[lang = "ArcWeak"]
    pub struct Weak<T: ?Sized> { cell: u64, shared: PhantomData<T> }
    impl<T: ?Sized + Send + Sync> Send for Weak<T> {}
    impl<T: ?Sized + Send + Sync> Sync for Weak<T> {}
    const NOTHING: u64 = 4294967295;
    impl<T> Weak<T> {
        pub const fn new() -> Weak<T> { Weak { cell: NOTHING, shared: PhantomData } }
    }
    impl<T: ?Sized> Weak<T> {
        pub fn upgrade(&self) -> Option<Arc<T>> { if self.cell == NOTHING { None } else { arc_upgrade(self) } }
        pub fn strong_count(&self) -> usize { if self.cell == NOTHING { 0 } else { cell_count(self.cell, OWNERS) } }
        pub fn weak_count(&self) -> usize { if self.strong_count() == 0 { 0 } else { cell_count(self.cell, WEAK) } }
        pub fn ptr_eq(&self, other: &Weak<T>) -> bool { self.cell == other.cell }
    }
    impl<T: ?Sized> Clone for Weak<T> {
        fn clone(&self) -> Weak<T> {
            if self.cell != NOTHING { weak_share(self.cell) }
            crate::mem::copy_of(self)
        }
    }
    impl<T: ?Sized> Drop for Weak<T> { fn drop(&mut self) { if self.cell != NOTHING { weak_release(self.cell) } } }
    impl<T> Default for Weak<T> { fn default() -> Weak<T> { Weak::new() } }
    impl<T: ?Sized> fmt::Debug for Weak<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") } }

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
