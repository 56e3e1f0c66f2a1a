// RwLock: a cell like a Mutex's. Whoever reads has a copy of the content, which nobody changes meanwhile.
mod rwlock {
    use crate::fmt;
    use crate::marker::PhantomData;
    use crate::mem::ManuallyDrop;
    use crate::mutex;
    use crate::poison::{self, LockResult, TryLockError, TryLockResult};

    #[lang = "RwLock"]
    pub struct RwLock<T> { cell: u64, holds: PhantomData<T> }
    impl<T: Send> Send for RwLock<T> {}
    impl<T: Send + Sync> Sync for RwLock<T> {}
    pub struct RwLockReadGuard<'a, T> { lock: &'a RwLock<T>, content: ManuallyDrop<T> }
    impl<'a, T> !Send for RwLockReadGuard<'a, T> {}
    impl<'a, T: Sync> Sync for RwLockReadGuard<'a, T> {}
    pub struct RwLockWriteGuard<'a, T> { lock: &'a RwLock<T>, content: ManuallyDrop<T>, was_panicking: bool }
    impl<'a, T> !Send for RwLockWriteGuard<'a, T> {}
    impl<'a, T: Sync> Sync for RwLockWriteGuard<'a, T> {}

    #[intrinsic] fn take_shared_lock<T>(cell: u64, poisoned: &mut bool) -> ManuallyDrop<T>;
    #[intrinsic] fn try_take_shared_lock<T>(cell: u64, poisoned: &mut bool) -> Option<ManuallyDrop<T>>;
    #[intrinsic] fn leave_shared_lock<T>(cell: u64, content: &mut ManuallyDrop<T>);

    impl<T> RwLock<T> {
        pub const fn new(value: T) -> RwLock<T> { RwLock { cell: mutex::make_lock(value), holds: PhantomData } }
        fn writes(&self, content: ManuallyDrop<T>) -> RwLockWriteGuard<'_, T> {
            RwLockWriteGuard { lock: self, content: content, was_panicking: crate::thread::panicking() }
        }
        pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
            let mut poisoned = false;
            let content = take_shared_lock::<T>(self.cell, &mut poisoned);
            poison::result(RwLockReadGuard { lock: self, content: content }, poisoned)
        }
        pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
            let mut poisoned = false;
            let content = mutex::take_lock::<T>(self.cell, &mut poisoned);
            poison::result(self.writes(content), poisoned)
        }
        pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
            let mut poisoned = false;
            match try_take_shared_lock::<T>(self.cell, &mut poisoned) {
                Some(content) => poison::try_result(Some(RwLockReadGuard { lock: self, content: content }), poisoned),
                None => Err(TryLockError::WouldBlock),
            }
        }
        pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
            let mut poisoned = false;
            match mutex::try_take_lock::<T>(self.cell, &mut poisoned) {
                Some(content) => poison::try_result(Some(self.writes(content)), poisoned),
                None => Err(TryLockError::WouldBlock),
            }
        }
        pub fn into_inner(self) -> LockResult<T> {
            let poisoned = mutex::lock_poison(self.cell);
            let content = mutex::drop_lock::<T>(self.cell);
            crate::mem::forget(self);
            poison::result(ManuallyDrop::into_inner(content), poisoned)
        }
        pub fn is_poisoned(&self) -> bool { mutex::lock_poison(self.cell) }
        pub fn clear_poison(&self) { mutex::clear_poison(self.cell) }
    }
    impl<T> Drop for RwLock<T> {
        fn drop(&mut self) {
            let mut content = mutex::drop_lock::<T>(self.cell);
            crate::raw::drop_in_place(&mut content.value)
        }
    }
    impl<T: Default> Default for RwLock<T> { fn default() -> RwLock<T> { RwLock::new(T::default()) } }
    impl<T> From<T> for RwLock<T> { fn from(value: T) -> RwLock<T> { RwLock::new(value) } }
    impl<T: fmt::Debug> fmt::Debug for RwLock<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.try_read() {
                Ok(guard) => mutex::show(f, "RwLock", &*guard, self.is_poisoned()),
                Err(TryLockError::Poisoned(error)) => mutex::show(f, "RwLock", &**error.get_ref(), true),
                Err(TryLockError::WouldBlock) => mutex::show(f, "RwLock", &"<locked>", self.is_poisoned()),
            }
        }
    }

    impl<'a, T> Drop for RwLockReadGuard<'a, T> { fn drop(&mut self) { leave_shared_lock(self.lock.cell, &mut self.content) } }
    impl<'a, T> Drop for RwLockWriteGuard<'a, T> {
        fn drop(&mut self) { mutex::give_back(self.lock.cell, &mut self.content, crate::thread::panicking() && !self.was_panicking) }
    }
    impl<'a, T> crate::ops::Deref for RwLockReadGuard<'a, T> { type Target = T; fn deref(&self) -> &T { &self.content.value } }
    impl<'a, T> crate::ops::Deref for RwLockWriteGuard<'a, T> { type Target = T; fn deref(&self) -> &T { &self.content.value } }
    impl<'a, T> crate::ops::DerefMut for RwLockWriteGuard<'a, T> { fn deref_mut(&mut self) -> &mut T { &mut self.content.value } }
    impl<'a, T: fmt::Debug> fmt::Debug for RwLockReadGuard<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
    impl<'a, T: fmt::Display> fmt::Display for RwLockReadGuard<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
    impl<'a, T: fmt::Debug> fmt::Debug for RwLockWriteGuard<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
    impl<'a, T: fmt::Display> fmt::Display for RwLockWriteGuard<'a, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
}
