// Threads. A thread is its number; what it is called the machine knows.
pub mod thread {
    pub use crate::scope::{scope, Scope, ScopedJoinHandle};
    use crate::any::Any;
    use crate::cell::{Cell, RefCell};
    use crate::condvar::Condvar;
    use crate::fmt;
    use crate::io;
    use crate::marker::PhantomData;
    use crate::mem::ManuallyDrop;
    use crate::mutex::Mutex;
    use crate::panic::{payload_of, PanicMessage};
    use crate::raw;
    use crate::time::Duration;

    pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send>>;

    #[lang = "Thread"]
    pub struct Thread { number: u64 }
    #[derive(Clone, Copy, PartialEq, Eq, Hash)]
    pub struct ThreadId(u64);
    #[lang = "JoinHandle"]
    pub struct JoinHandle<T> { thread: Thread, gives: PhantomData<T> }
    impl<T> Send for JoinHandle<T> {}
    impl<T> Sync for JoinHandle<T> {}

    #[intrinsic] fn spawn_thread<F, T>(f: F, name: Option<String>) -> u64;
    #[intrinsic] fn finish_thread<T>(value: T) -> Option<T>;
    #[intrinsic] fn join_thread<T, P>(thread: u64) -> crate::result::Result<T, PanicMessage>;
    #[intrinsic] fn detach_thread<T>(thread: u64) -> Option<T>;
    #[intrinsic] fn thread_finished(thread: u64) -> bool;
    #[intrinsic] fn this_thread() -> u64;
    #[intrinsic] fn thread_name(thread: u64) -> Option<String>;
    #[intrinsic] fn sleep_nanos(nanos: u128);
    #[intrinsic] pub fn yield_now();
    #[intrinsic] pub fn panicking() -> bool;

    // Where a thread begins. What nobody will join it drops itself.
    #[lang = "thread_main"]
    fn thread_main<F: FnOnce() -> T, T>(f: F) {
        let ends = Ends;
        let value = f();
        drop(ends);
        let unjoined = finish_thread(value);
        drop(unjoined)
    }
    // At the end of a thread its own values go, the last made first; each may make others once more.
    struct Ends;
    struct LocalEnd { key: usize, end: fn(usize) }
    struct LocalEnds { owner: u64, list: Vec<LocalEnd> }
    static LOCAL_ENDS: LocalEnds = LocalEnds { owner: 0, list: Vec::new() };
    fn local_ends() -> &'static mut Vec<LocalEnd> {
        let ends: &'static mut LocalEnds = raw::unshare(&LOCAL_ENDS);
        if ends.owner != this_thread() {
            ends.owner = this_thread();
            crate::mem::forget(crate::mem::replace(&mut ends.list, Vec::new()));
        }
        &mut ends.list
    }
    impl Drop for Ends { fn drop(&mut self) { while let Some(local) = local_ends().pop() { (local.end)(local.key) } } }
    fn end_local<T: 'static>(key: usize) {
        let slot = raw::element_mut::<LocalKey<T>>(key, 0);
        slot.is_gone = true;
        if let Some(value) = slot.value.take() { drop(ManuallyDrop::into_inner(value)) }
    }

    pub fn spawn<F, T>(f: F) -> JoinHandle<T> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static {
        JoinHandle { thread: Thread { number: spawn_thread::<F, T>(f, None) }, gives: PhantomData }
    }
    impl<T> JoinHandle<T> {
        pub fn join(self) -> Result<T> {
            let number = self.thread.number;
            crate::mem::forget(self);
            match join_thread::<T, Box<dyn Any + Send>>(number) {
                Ok(value) => Ok(value),
                Err(message) => Err(payload_of(message)),
            }
        }
        pub fn thread(&self) -> &Thread { &self.thread }
        pub fn is_finished(&self) -> bool { thread_finished(self.thread.number) }
    }
    impl<T> Drop for JoinHandle<T> {
        fn drop(&mut self) {
            if crate::mem::needs_drop::<T>() { drop(detach_thread::<T>(self.thread.number)) }
        }
    }
    impl<T> fmt::Debug for JoinHandle<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("JoinHandle { .. }") } }

    pub fn current() -> Thread { Thread { number: this_thread() } }
    impl Thread {
        pub fn id(&self) -> ThreadId { ThreadId(self.number + 1) }
        pub fn name(&self) -> Option<&str> {
            match thread_name(self.number) {
                Some(name) => {
                    let text: &'static str = crate::mem::copy_of(&name.as_str());
                    crate::mem::forget(name);
                    Some(text)
                }
                None => None,
            }
        }
    }
    // The threads that were unparked and have not parked since. Who parks waits until it is one of them.
    static UNPARKED: Mutex<Vec<u64>> = Mutex::new(Vec::new());
    static PARKING: Condvar = Condvar::new();
    impl Thread {
        pub fn unpark(&self) {
            let mut unparked = UNPARKED.lock().unwrap();
            if !unparked.contains(&self.number) { unparked.push(self.number); }
            drop(unparked);
            PARKING.notify_all();
        }
    }
    pub fn park() {
        let number = this_thread();
        let mut unparked = PARKING.wait_while(UNPARKED.lock().unwrap(), |unparked| !unparked.contains(&number)).unwrap();
        unparked.retain(|one| *one != number);
    }
    pub fn park_timeout(duration: Duration) {
        let number = this_thread();
        let (mut unparked, _) = PARKING.wait_timeout_while(UNPARKED.lock().unwrap(), duration, |unparked| !unparked.contains(&number)).unwrap();
        unparked.retain(|one| *one != number);
    }
    pub fn park_timeout_ms(milliseconds: u32) { park_timeout(Duration::from_millis(milliseconds as u64)) }

    // A value for each thread, made when the thread first asks for it. A new thread begins with the memory of the one that
    // made it: what that one has put here is not its own, and is left alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct AccessError;
    impl fmt::Display for AccessError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("already destroyed") } }
    impl crate::error::Error for AccessError {}
    pub struct LocalKey<T> { make: fn() -> T, owner: u64, is_gone: bool, value: Option<ManuallyDrop<T>> }
    impl<T> Send for LocalKey<T> {}
    impl<T> Sync for LocalKey<T> {}
    impl<T: 'static> LocalKey<T> {
        pub const fn made_by(make: fn() -> T) -> LocalKey<T> { LocalKey { make: make, owner: 0, is_gone: false, value: None } }
        fn slot(&'static self) -> &mut LocalKey<T> { raw::unshare(self) }
        fn is_made(&'static self) -> bool { self.value.is_some() && self.owner == this_thread() }
        fn is_gone(&'static self) -> bool { self.is_gone && self.owner == this_thread() }
        // The thread's first value; or, where it has come to one while this was made, the later.
        fn put(&'static self, value: T) {
            let slot = self.slot();
            let has_end = self.is_made();
            let before = crate::mem::replace(&mut slot.value, Some(ManuallyDrop::new(value)));
            if has_end {
                if let Some(before) = before { drop(ManuallyDrop::into_inner(before)) }
                return;
            }
            crate::mem::forget(before);
            slot.owner = this_thread();
            slot.is_gone = false;
            if crate::mem::needs_drop::<T>() { local_ends().push(LocalEnd { key: raw::address(self), end: end_local::<T> }) }
        }
        fn try_own(&'static self) -> crate::result::Result<&T, AccessError> {
            if self.is_gone() { return Err(AccessError); }
            if !self.is_made() { self.put((self.make)()) }
            match &self.value { Some(value) => Ok(&value.value), None => unreachable!() }
        }
        fn own(&'static self) -> &T {
            match self.try_own() {
                Ok(value) => value,
                Err(error) => panic!("cannot access a Thread Local Storage value during or after destruction: {error:?}"),
            }
        }
        pub fn with<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R { f(self.own()) }
        pub fn try_with<F, R>(&'static self, f: F) -> crate::result::Result<R, AccessError> where F: FnOnce(&T) -> R { Ok(f(self.try_own()?)) }
    }
    // Where there is no value yet, one that is set is the first.
    impl<T: 'static> LocalKey<Cell<T>> {
        pub fn set(&'static self, value: T) { if self.is_made() || self.is_gone() { self.own().set(value) } else { self.put(Cell::new(value)) } }
        pub fn get(&'static self) -> T where T: Copy { self.own().get() }
        pub fn take(&'static self) -> T where T: Default { self.own().take() }
        pub fn replace(&'static self, value: T) -> T { self.own().replace(value) }
    }
    impl<T: 'static> LocalKey<RefCell<T>> {
        pub fn set(&'static self, value: T) { if self.is_made() || self.is_gone() { self.own().replace(value); } else { self.put(RefCell::new(value)) } }
        pub fn take(&'static self) -> T where T: Default { self.own().take() }
        pub fn replace(&'static self, value: T) -> T { self.own().replace(value) }
        pub fn with_borrow<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R { f(&*self.own().borrow()) }
        pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R where F: FnOnce(&mut T) -> R { f(&mut *self.own().borrow_mut()) }
    }
    impl<T> fmt::Debug for LocalKey<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("LocalKey { .. }") } }

    impl Clone for Thread { fn clone(&self) -> Thread { Thread { number: self.number } } }
    impl fmt::Debug for Thread {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
        }
    }
    impl fmt::Debug for ThreadId { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("ThreadId").field(&self.0).finish() } }

    pub fn sleep(duration: Duration) { sleep_nanos(duration.nanos) }
    pub fn sleep_ms(milliseconds: u32) { sleep(Duration::from_millis(milliseconds as u64)) }
    pub fn sleep_until(deadline: crate::time::Instant) { sleep(deadline.saturating_duration_since(crate::time::Instant::now())) }
    pub fn available_parallelism() -> io::Result<crate::num::NonZeroUsize> { Ok(crate::num::NonZeroUsize { value: 4 }) }

    #[derive(Debug)]
    pub struct Builder { name: Option<String>, stack_size: Option<usize> }
    impl Builder {
        pub fn new() -> Builder { Builder { name: None, stack_size: None } }
        pub fn name(mut self, name: String) -> Builder { self.name = Some(name); self }
        pub fn stack_size(mut self, size: usize) -> Builder { self.stack_size = Some(size); self }
        pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static {
            Ok(JoinHandle { thread: Thread { number: spawn_thread::<F, T>(f, self.name) }, gives: PhantomData })
        }
        pub fn spawn_scoped<'scope, 'env, F, T>(self, scope: &'scope Scope<'scope, 'env>, f: F) -> io::Result<ScopedJoinHandle<'scope, T>>
            where F: FnOnce() -> T + Send + 'scope, T: Send + 'scope
        {
            Ok(scope.start(f, self.name))
        }
    }
}
