// What is made once, by the first thread that needs it; the others wait for that.
mod once {
    use crate::arc::{self, Arc};
    use crate::fmt;
    use crate::mutex::Mutex;
    use crate::raw;

    pub struct Once { is_done: Mutex<bool> }
    pub const ONCE_INIT: Once = Once::new();
    pub struct OnceState { was_poisoned: bool }
    impl OnceState { pub fn is_poisoned(&self) -> bool { self.was_poisoned } }
    impl Once {
        pub const fn new() -> Once { Once { is_done: Mutex::new(false) } }
        pub fn call_once<F: FnOnce()>(&self, f: F) {
            match self.is_done.lock() {
                Ok(mut is_done) => if !*is_done { f(); *is_done = true; },
                Err(_) => panic!("Once instance has previously been poisoned"),
            }
        }
        pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
            let state = OnceState { was_poisoned: self.is_done.is_poisoned() };
            let mut is_done = match self.is_done.lock() { Ok(guard) => guard, Err(poisoned) => poisoned.into_inner() };
            if !*is_done { f(&state); *is_done = true; self.is_done.clear_poison(); }
        }
        pub fn is_completed(&self) -> bool { match self.is_done.try_lock() { Ok(is_done) => *is_done, Err(_) => false } }
        pub fn wait(&self) { while !self.is_completed() { crate::thread::yield_now() } }
    }
    impl fmt::Debug for Once { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Once { .. }") } }

    // The content is in an Arc: each thread that asks has a copy of it, which stays where it is.
    pub struct OnceLock<T> { making: Mutex<()>, content: Mutex<Option<Arc<T>>> }
    impl<T: Send + Sync> Sync for OnceLock<T> {}
    impl<T: Send> Send for OnceLock<T> {}
    impl<T> OnceLock<T> {
        pub const fn new() -> OnceLock<T> { OnceLock { making: Mutex::new(()), content: Mutex::new(None) } }
        pub fn get(&self) -> Option<&T> {
            let content = match self.content.lock() { Ok(guard) => guard, Err(poisoned) => poisoned.into_inner() };
            match &*content {
                Some(shared) => {
                    // This thread's copy has one owner here more from now on.
                    *raw::element_mut::<usize>(shared.address, 1) += 1;
                    Some(raw::retype(arc::arc_value(shared)))
                }
                None => None,
            }
        }
        pub fn set(&self, value: T) -> Result<(), T> {
            let _making = match self.making.lock() { Ok(guard) => guard, Err(poisoned) => poisoned.into_inner() };
            let mut content = match self.content.lock() { Ok(guard) => guard, Err(poisoned) => poisoned.into_inner() };
            if content.is_some() { return Err(value); }
            *content = Some(Arc::new(value));
            Ok(())
        }
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
            match self.get() { Some(value) => return value, None => {} }
            let making = match self.making.lock() { Ok(guard) => guard, Err(poisoned) => poisoned.into_inner() };
            if self.get().is_none() {
                let value = f();
                let mut content = match self.content.lock() { Ok(guard) => guard, Err(poisoned) => poisoned.into_inner() };
                *content = Some(Arc::new(value));
            }
            drop(making);
            match self.get() { Some(value) => value, None => unreachable!() }
        }
        pub fn wait(&self) -> &T {
            loop {
                match self.get() { Some(value) => return value, None => crate::thread::yield_now() }
            }
        }
        pub fn into_inner(self) -> Option<T> {
            match self.content.into_inner() {
                Ok(Some(shared)) => Arc::into_inner(shared),
                _ => None,
            }
        }
        pub fn take(&mut self) -> Option<T> { crate::mem::replace(self, OnceLock::new()).into_inner() }
    }
    impl<T: PartialEq> PartialEq for OnceLock<T> { fn eq(&self, other: &OnceLock<T>) -> bool { self.get() == other.get() } }
    impl<T: Eq> Eq for OnceLock<T> {}
    impl<T: Clone> Clone for OnceLock<T> {
        fn clone(&self) -> OnceLock<T> { match self.get() { Some(value) => OnceLock::from(value.clone()), None => OnceLock::new() } }
    }
    impl<T> Default for OnceLock<T> { fn default() -> OnceLock<T> { OnceLock::new() } }
    impl<T> From<T> for OnceLock<T> { fn from(value: T) -> OnceLock<T> { OnceLock { making: Mutex::new(()), content: Mutex::new(Some(Arc::new(value))) } } }
    impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.get() {
                Some(value) => f.debug_tuple("OnceLock").field(value).finish(),
                None => f.debug_tuple("OnceLock").field(&format_args!("<uninit>")).finish(),
            }
        }
    }

    pub struct LazyLock<T, F = fn() -> T> { value: OnceLock<T>, init: Mutex<Option<F>> }
    impl<T: Send + Sync, F: Send> Sync for LazyLock<T, F> {}
    impl<T, F> LazyLock<T, F> {
        pub fn get(this: &LazyLock<T, F>) -> Option<&T> { this.value.get() }
    }
    impl<T, F: FnOnce() -> T> LazyLock<T, F> {
        pub const fn new(f: F) -> LazyLock<T, F> { LazyLock { value: OnceLock::new(), init: Mutex::new(Some(f)) } }
        pub fn force(this: &LazyLock<T, F>) -> &T {
            this.value.get_or_init(|| {
                let f = match this.init.lock() { Ok(mut guard) => guard.take(), Err(_) => None };
                match f {
                    Some(f) => f(),
                    None => panic!("LazyLock instance has previously been poisoned"),
                }
            })
        }
    }
    impl<T, F: FnOnce() -> T> crate::ops::Deref for LazyLock<T, F> { type Target = T; fn deref(&self) -> &T { LazyLock::force(self) } }
    impl<T: Default> Default for LazyLock<T> { fn default() -> LazyLock<T> { LazyLock::new(T::default) } }
    impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.value.get() {
                Some(value) => f.debug_tuple("LazyLock").field(value).finish(),
                None => f.debug_tuple("LazyLock").field(&format_args!("<uninit>")).finish(),
            }
        }
    }
}
