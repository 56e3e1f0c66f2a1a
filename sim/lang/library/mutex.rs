// Mutex: a cell of the world. While it is locked its content is in the guard.
mod mutex {
    use crate::fmt;
    use crate::marker::PhantomData;
    use crate::mem::ManuallyDrop;
    use crate::poison::{self, LockResult, TryLockError, TryLockResult};

    #[lang = "Mutex"]
    pub struct Mutex<T> { cell: u64, holds: PhantomData<T> }
    impl<T: Send> Send for Mutex<T> {}
    impl<T: Send> Sync for Mutex<T> {}
    pub struct MutexGuard<'a, T> { lock: &'a Mutex<T>, content: ManuallyDrop<T>, was_panicking: bool }
    impl<'a, T> !Send for MutexGuard<'a, T> {}
    impl<'a, T: Sync> Sync for MutexGuard<'a, T> {}

    #[intrinsic] fn make_lock<T>(value: T) -> u64;
    #[intrinsic] fn take_lock<T>(cell: u64, poisoned: &mut bool) -> ManuallyDrop<T>;
    #[intrinsic] fn try_take_lock<T>(cell: u64, poisoned: &mut bool) -> Option<ManuallyDrop<T>>;
    #[intrinsic] fn give_back<T>(cell: u64, content: &mut ManuallyDrop<T>, poison: bool);
    #[intrinsic] fn lock_poison(cell: u64) -> bool;
    #[intrinsic] fn clear_poison(cell: u64);
    #[intrinsic] fn drop_lock<T>(cell: u64) -> ManuallyDrop<T>;

    impl<T> Mutex<T> {
        pub const fn new(value: T) -> Mutex<T> { Mutex { cell: make_lock(value), holds: PhantomData } }
        fn guard(&self, content: ManuallyDrop<T>) -> MutexGuard<'_, T> {
            MutexGuard { lock: self, content: content, was_panicking: crate::thread::panicking() }
        }
        pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
            let mut poisoned = false;
            let content = take_lock::<T>(self.cell, &mut poisoned);
            poison::result(self.guard(content), poisoned)
        }
        pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
            let mut poisoned = false;
            match try_take_lock::<T>(self.cell, &mut poisoned) {
                Some(content) => poison::try_result(Some(self.guard(content)), poisoned),
                None => Err(TryLockError::WouldBlock),
            }
        }
        pub fn into_inner(self) -> LockResult<T> {
            let poisoned = lock_poison(self.cell);
            let content = drop_lock::<T>(self.cell);
            crate::mem::forget(self);
            poison::result(ManuallyDrop::into_inner(content), poisoned)
        }
        pub fn is_poisoned(&self) -> bool { lock_poison(self.cell) }
        pub fn clear_poison(&self) { clear_poison(self.cell) }
    }
    impl<T> Drop for Mutex<T> {
        fn drop(&mut self) {
            let mut content = drop_lock::<T>(self.cell);
            crate::raw::drop_in_place(&mut content.value)
        }
    }
    impl<T: Default> Default for Mutex<T> { fn default() -> Mutex<T> { Mutex::new(T::default()) } }
    impl<T> From<T> for Mutex<T> { fn from(value: T) -> Mutex<T> { Mutex::new(value) } }
    impl<T: fmt::Debug> fmt::Debug for Mutex<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.try_lock() {
                Ok(guard) => show(f, "Mutex", &*guard, self.is_poisoned()),
                Err(TryLockError::Poisoned(error)) => show(f, "Mutex", &**error.get_ref(), true),
                Err(TryLockError::WouldBlock) => show(f, "Mutex", &"<locked>", self.is_poisoned()),
            }
        }
    }
    fn show<C: fmt::Debug>(f: &mut fmt::Formatter<'_>, name: &str, content: &C, poisoned: bool) -> fmt::Result {
        f.debug_struct(name).field("data", content).field("poisoned", &poisoned).finish_non_exhaustive()
    }

    impl<'a, T> Drop for MutexGuard<'a, T> {
        fn drop(&mut self) { give_back(self.lock.cell, &mut self.content, crate::thread::panicking() && !self.was_panicking) }
    }
    impl<'a, T> crate::ops::Deref for MutexGuard<'a, T> { type Target = T; fn deref(&self) -> &T { &self.content.value } }
    impl<'a, T> crate::ops::DerefMut for MutexGuard<'a, T> { fn deref_mut(&mut self) -> &mut T { &mut self.content.value } }
    impl<'a, T: fmt::Debug> fmt::Debug for MutexGuard<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
    impl<'a, T: fmt::Display> fmt::Display for MutexGuard<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
}
