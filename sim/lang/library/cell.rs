// Values of one thread that change behind shared references.
pub mod cell {
    use crate::cmp::Ordering;
    use crate::fmt;
    use crate::mem;
    use crate::ops::{Deref, DerefMut};
    use crate::raw;

    #[lang = "UnsafeCell"]
    struct UnsafeCell<T> { value: T }
    impl<T> !Sync for UnsafeCell<T> {}

    pub struct Cell<T> { value: UnsafeCell<T> }
    impl<T> Cell<T> {
        pub const fn new(value: T) -> Cell<T> { Cell { value: UnsafeCell { value: value } } }
        pub fn set(&self, value: T) { self.replace(value); }
        pub fn replace(&self, value: T) -> T { mem::replace(raw::unshare(&self.value.value), value) }
        pub fn swap(&self, other: &Cell<T>) {
            if raw::address(self) != raw::address(other) { mem::swap(raw::unshare(&self.value.value), raw::unshare(&other.value.value)) }
        }
        pub fn into_inner(self) -> T { self.value.value }
        pub fn get_mut(&mut self) -> &mut T { &mut self.value.value }
        pub fn take(&self) -> T where T: Default { self.replace(T::default()) }
        pub fn get(&self) -> T where T: Copy { self.value.value }
        pub fn update<F: FnOnce(T) -> T>(&self, f: F) where T: Copy { self.set(f(self.get())) }
    }
    impl<T: Copy> Clone for Cell<T> { fn clone(&self) -> Cell<T> { Cell::new(self.get()) } }
    impl<T: Default> Default for Cell<T> { fn default() -> Cell<T> { Cell::new(T::default()) } }
    impl<T> From<T> for Cell<T> { fn from(value: T) -> Cell<T> { Cell::new(value) } }
    impl<T: PartialEq + Copy> PartialEq for Cell<T> { fn eq(&self, other: &Cell<T>) -> bool { self.get() == other.get() } }
    impl<T: Eq + Copy> Eq for Cell<T> {}
    impl<T: PartialOrd + Copy> PartialOrd for Cell<T> { fn partial_cmp(&self, other: &Cell<T>) -> Option<Ordering> { self.get().partial_cmp(&other.get()) } }
    impl<T: Copy + fmt::Debug> fmt::Debug for Cell<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Cell").field("value", &self.get()).finish() }
    }

    // `borrows`: so many look at the value; -1: one changes it.
    pub struct RefCell<T> { borrows: UnsafeCell<isize>, value: UnsafeCell<T> }
    pub struct Ref<'b, T> { value: &'b T, borrows: &'b UnsafeCell<isize> }
    pub struct RefMut<'b, T> { value: &'b mut T, borrows: &'b UnsafeCell<isize> }
    pub struct BorrowError { why: () }
    pub struct BorrowMutError { why: () }

    fn change(borrows: &UnsafeCell<isize>, by: isize) { *raw::unshare(&borrows.value) += by }

    impl<T> RefCell<T> {
        pub const fn new(value: T) -> RefCell<T> { RefCell { borrows: UnsafeCell { value: 0 }, value: UnsafeCell { value: value } } }
        pub fn borrow(&self) -> Ref<'_, T> {
            match self.try_borrow() {
                Ok(borrowed) => borrowed,
                Err(_) => panic!("{}", "RefCell already mutably borrowed"),
            }
        }
        pub fn borrow_mut(&self) -> RefMut<'_, T> {
            match self.try_borrow_mut() {
                Ok(borrowed) => borrowed,
                Err(_) => panic!("{}", "RefCell already borrowed"),
            }
        }
        pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
            if self.borrows.value < 0 { return Err(BorrowError { why: () }); }
            change(&self.borrows, 1);
            Ok(Ref { value: &self.value.value, borrows: &self.borrows })
        }
        pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
            if self.borrows.value != 0 { return Err(BorrowMutError { why: () }); }
            change(&self.borrows, -1);
            Ok(RefMut { value: raw::unshare(&self.value.value), borrows: &self.borrows })
        }
        pub fn into_inner(self) -> T { self.value.value }
        pub fn get_mut(&mut self) -> &mut T { &mut self.value.value }
        pub fn replace(&self, value: T) -> T { mem::replace(&mut *self.borrow_mut(), value) }
        pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {
            let mut borrowed = self.borrow_mut();
            let value = f(&mut *borrowed);
            mem::replace(&mut *borrowed, value)
        }
        pub fn swap(&self, other: &RefCell<T>) { mem::swap(&mut *self.borrow_mut(), &mut *other.borrow_mut()) }
        pub fn take(&self) -> T where T: Default { self.replace(T::default()) }
    }
    impl<T: Clone> Clone for RefCell<T> { fn clone(&self) -> RefCell<T> { RefCell::new(self.borrow().clone()) } }
    impl<T: Default> Default for RefCell<T> { fn default() -> RefCell<T> { RefCell::new(T::default()) } }
    impl<T> From<T> for RefCell<T> { fn from(value: T) -> RefCell<T> { RefCell::new(value) } }
    impl<T: PartialEq> PartialEq for RefCell<T> { fn eq(&self, other: &RefCell<T>) -> bool { *self.borrow() == *other.borrow() } }
    impl<T: Eq> Eq for RefCell<T> {}
    impl<T: PartialOrd> PartialOrd for RefCell<T> { fn partial_cmp(&self, other: &RefCell<T>) -> Option<Ordering> { (*self.borrow()).partial_cmp(&*other.borrow()) } }
    impl<T: fmt::Debug> fmt::Debug for RefCell<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.try_borrow() {
                Ok(borrowed) => f.debug_struct("RefCell").field("value", &*borrowed).finish(),
                Err(_) => f.debug_struct("RefCell").field("value", &format_args!("<borrowed>")).finish(),
            }
        }
    }

    impl<'b, T> Drop for Ref<'b, T> { fn drop(&mut self) { change(self.borrows, -1) } }
    impl<'b, T> Drop for RefMut<'b, T> { fn drop(&mut self) { change(self.borrows, 1) } }
    impl<'b, T> Deref for Ref<'b, T> { type Target = T; fn deref(&self) -> &T { self.value } }
    impl<'b, T> Deref for RefMut<'b, T> { type Target = T; fn deref(&self) -> &T { &*self.value } }
    impl<'b, T> DerefMut for RefMut<'b, T> { fn deref_mut(&mut self) -> &mut T { &mut *self.value } }
    impl<'b, T> Ref<'b, T> {
        pub fn clone(from: &Ref<'b, T>) -> Ref<'b, T> {
            change(from.borrows, 1);
            Ref { value: from.value, borrows: from.borrows }
        }
        pub fn map<U, F: FnOnce(&T) -> &U>(from: Ref<'b, T>, f: F) -> Ref<'b, U> {
            let out = Ref { value: f(from.value), borrows: from.borrows };
            mem::forget(from);
            out
        }
    }
    impl<'b, T> RefMut<'b, T> {
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(from: RefMut<'b, T>, f: F) -> RefMut<'b, U> {
            let out = RefMut { value: f(raw::unshare(&*from.value)), borrows: from.borrows };
            mem::forget(from);
            out
        }
    }
    impl<'b, T: fmt::Debug> fmt::Debug for Ref<'b, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
    impl<'b, T: fmt::Display> fmt::Display for Ref<'b, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
    impl<'b, T: fmt::Debug> fmt::Debug for RefMut<'b, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
    impl<'b, T: fmt::Display> fmt::Display for RefMut<'b, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
    impl fmt::Debug for BorrowError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BorrowError") } }
    impl fmt::Debug for BorrowMutError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BorrowMutError") } }
    impl fmt::Display for BorrowError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("already mutably borrowed") } }
    impl fmt::Display for BorrowMutError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("already borrowed") } }
    impl crate::error::Error for BorrowError {}
    impl crate::error::Error for BorrowMutError {}

    pub struct OnceCell<T> { value: UnsafeCell<Option<T>> }
    impl<T> OnceCell<T> {
        pub const fn new() -> OnceCell<T> { OnceCell { value: UnsafeCell { value: None } } }
        pub fn get(&self) -> Option<&T> { self.value.value.as_ref() }
        pub fn get_mut(&mut self) -> Option<&mut T> { self.value.value.as_mut() }
        pub fn set(&self, value: T) -> Result<(), T> {
            if self.value.value.is_some() { return Err(value); }
            *raw::unshare(&self.value.value) = Some(value);
            Ok(())
        }
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
            if self.value.value.is_none() {
                let value = f();
                if self.set(value).is_err() { panic!("reentrant init") }
            }
            match &self.value.value { Some(value) => value, None => unreachable!() }
        }
        pub fn take(&mut self) -> Option<T> { self.value.value.take() }
        pub fn into_inner(self) -> Option<T> { self.value.value }
    }
    impl<T: Clone> Clone for OnceCell<T> { fn clone(&self) -> OnceCell<T> { OnceCell { value: UnsafeCell { value: self.value.value.clone() } } } }
    impl<T> Default for OnceCell<T> { fn default() -> OnceCell<T> { OnceCell::new() } }
    impl<T: PartialEq> PartialEq for OnceCell<T> { fn eq(&self, other: &OnceCell<T>) -> bool { self.get() == other.get() } }
    impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.get() {
                Some(value) => f.debug_tuple("OnceCell").field(value).finish(),
                None => f.debug_tuple("OnceCell").field(&format_args!("<uninit>")).finish(),
            }
        }
    }

    pub struct LazyCell<T, F> { value: OnceCell<T>, init: Cell<Option<F>> }
    impl<T, F: FnOnce() -> T> LazyCell<T, F> {
        pub const fn new(f: F) -> LazyCell<T, F> { LazyCell { value: OnceCell::new(), init: Cell::new(Some(f)) } }
        pub fn force(this: &LazyCell<T, F>) -> &T {
            this.value.get_or_init(|| match this.init.replace(None) {
                Some(f) => f(),
                None => panic!("LazyCell instance has previously been poisoned"),
            })
        }
    }
    impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> { type Target = T; fn deref(&self) -> &T { LazyCell::force(self) } }
}
