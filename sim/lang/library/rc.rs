// Rc: a value with several owners in one thread. It lies behind {owners, weak ones and one for all owners, value…}.
pub mod rc {
    use crate::cmp::Ordering;
    use crate::fmt;
    use crate::marker::PhantomData;
    use crate::raw;

    #[lang = "Rc"]
    pub struct Rc<T: ?Sized> { address: usize, shared: PhantomData<T> }
    impl<T: ?Sized> !Send for Rc<T> {}
    impl<T: ?Sized> !Sync for Rc<T> {}
    #[lang = "RcWeak"]
    pub struct Weak<T: ?Sized> { address: usize, shared: PhantomData<T> }
    impl<T: ?Sized> !Send for Weak<T> {}
    impl<T: ?Sized> !Sync for Weak<T> {}
    #[intrinsic] fn rc_new<T>(value: T) -> Rc<T>;
    #[intrinsic] fn rc_value<T: ?Sized>(rc: &Rc<T>) -> &T;

    fn owners<'a>(address: usize) -> &'a mut usize { raw::element_mut::<usize>(address, 0) }
    fn weak<'a>(address: usize) -> &'a mut usize { raw::element_mut::<usize>(address, 1) }
    fn leave_weak(address: usize) {
        *weak(address) -= 1;
        if *weak(address) == 0 { raw::free::<usize>(address) }
    }

    impl<T> Rc<T> {
        pub fn new(value: T) -> Rc<T> { rc_new(value) }
        // The value is written when the closure has made it: what it is given cannot be upgraded before.
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(f: F) -> Rc<T> {
            let address = raw::allocate::<usize>(2 + raw::words::<T>());
            *weak(address) = 1;
            let handle = Weak { address: address, shared: PhantomData };
            raw::write::<T>(address + 2, 0, f(&handle));
            *owners(address) = 1;
            crate::mem::forget(handle);
            Rc { address: address, shared: PhantomData }
        }
        pub fn try_unwrap(this: Rc<T>) -> Result<T, Rc<T>> {
            if *owners(this.address) != 1 { return Err(this); }
            let value = crate::mem::copy_of(rc_value(&this));
            *owners(this.address) = 0;
            leave_weak(this.address);
            crate::mem::forget(this);
            Ok(value)
        }
        pub fn into_inner(this: Rc<T>) -> Option<T> { Rc::try_unwrap(this).ok() }
        pub fn unwrap_or_clone(this: Rc<T>) -> T where T: Clone {
            match Rc::try_unwrap(this) { Ok(value) => value, Err(shared) => (*shared).clone() }
        }
        pub fn make_mut(this: &mut Rc<T>) -> &mut T where T: Clone {
            if *owners(this.address) != 1 {
                let copy = (**this).clone();
                *this = Rc::new(copy);
            } else if *weak(this.address) != 1 {
                // Those who hold it weakly lose it.
                let value = crate::mem::copy_of(rc_value(&*this));
                *owners(this.address) = 0;
                leave_weak(this.address);
                this.address = rc_new(value).into_address();
            }
            raw::unshare(rc_value(&*this))
        }
        fn into_address(self) -> usize {
            let address = self.address;
            crate::mem::forget(self);
            address
        }
    }
    impl<T: ?Sized> Rc<T> {
        // An Rc and what knows it weakly consist of the same words.
        pub fn downgrade(this: &Rc<T>) -> Weak<T> {
            *weak(this.address) += 1;
            crate::mem::copy_of(raw::retype::<Rc<T>, Weak<T>>(this))
        }
        pub fn strong_count(this: &Rc<T>) -> usize { *owners(this.address) }
        pub fn weak_count(this: &Rc<T>) -> usize { *weak(this.address) - 1 }
        pub fn ptr_eq(this: &Rc<T>, other: &Rc<T>) -> bool { this.address == other.address }
        pub fn get_mut(this: &mut Rc<T>) -> Option<&mut T> {
            if *owners(this.address) == 1 && *weak(this.address) == 1 { Some(raw::unshare(rc_value(&*this))) } else { None }
        }
    }
    impl<T> Weak<T> {
        pub const fn new() -> Weak<T> { Weak { address: 0, shared: PhantomData } }
    }
    impl<T: ?Sized> Weak<T> {
        pub fn upgrade(&self) -> Option<Rc<T>> {
            if self.address == 0 || *owners(self.address) == 0 { return None; }
            *owners(self.address) += 1;
            Some(crate::mem::copy_of(raw::retype::<Weak<T>, Rc<T>>(self)))
        }
        pub fn strong_count(&self) -> usize { if self.address == 0 { 0 } else { *owners(self.address) } }
        pub fn weak_count(&self) -> usize {
            if self.address == 0 || *owners(self.address) == 0 { 0 } else { *weak(self.address) - 1 }
        }
        pub fn ptr_eq(&self, other: &Weak<T>) -> bool { self.address == other.address }
    }
    impl<T: ?Sized> Clone for Weak<T> {
        fn clone(&self) -> Weak<T> {
            if self.address != 0 { *weak(self.address) += 1; }
            crate::mem::copy_of(self)
        }
    }
    impl<T: ?Sized> Drop for Weak<T> { fn drop(&mut self) { if self.address != 0 { leave_weak(self.address) } } }
    impl<T> Default for Weak<T> { fn default() -> Weak<T> { Weak::new() } }
    impl<T: ?Sized> fmt::Debug for Weak<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") } }

    impl<T: ?Sized> Clone for Rc<T> {
        fn clone(&self) -> Rc<T> {
            *owners(self.address) += 1;
            crate::mem::copy_of(self)
        }
    }
    impl<T: ?Sized> Drop for Rc<T> {
        fn drop(&mut self) {
            *owners(self.address) -= 1;
            if *owners(self.address) > 0 { return; }
            raw::drop_in_place(raw::unshare(rc_value(self)));
            leave_weak(self.address)
        }
    }
    impl<T: ?Sized> crate::ops::Deref for Rc<T> { type Target = T; fn deref(&self) -> &T { rc_value(self) } }
    impl<T: ?Sized> AsRef<T> for Rc<T> { fn as_ref(&self) -> &T { rc_value(self) } }
    impl<T: ?Sized> crate::borrow::Borrow<T> for Rc<T> { fn borrow(&self) -> &T { rc_value(self) } }
    impl<T: PartialEq + ?Sized> PartialEq for Rc<T> { fn eq(&self, other: &Rc<T>) -> bool { **self == **other } }
    impl<T: Eq + ?Sized> Eq for Rc<T> {}
    impl<T: PartialOrd + ?Sized> PartialOrd for Rc<T> { fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) } }
    impl<T: Ord + ?Sized> Ord for Rc<T> { fn cmp(&self, other: &Rc<T>) -> Ordering { (**self).cmp(&**other) } }
    impl<T: crate::hash::Hash + ?Sized> crate::hash::Hash for Rc<T> { fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<T: Default> Default for Rc<T> { fn default() -> Rc<T> { Rc::new(T::default()) } }
    impl<T> From<T> for Rc<T> { fn from(value: T) -> Rc<T> { Rc::new(value) } }
    impl<'a> From<&'a str> for Rc<str> {
        fn from(text: &'a str) -> Rc<str> {
            let address = raw::counted_text(text);
            *owners(address) = 1;
            *weak(address) = 1;
            raw::fat::<Rc<str>>(address, text.len())
        }
    }
    impl From<String> for Rc<str> { fn from(text: String) -> Rc<str> { Rc::from(text.as_str()) } }
    impl<T> From<Vec<T>> for Rc<[T]> {
        fn from(mut items: Vec<T>) -> Rc<[T]> {
            let n = items.len();
            let address = raw::counted_items(&mut items);
            *owners(address) = 1;
            *weak(address) = 1;
            raw::fat::<Rc<[T]>>(address, n)
        }
    }
    impl<T: fmt::Display + ?Sized> fmt::Display for Rc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
    impl<T: fmt::Debug + ?Sized> fmt::Debug for Rc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
}
