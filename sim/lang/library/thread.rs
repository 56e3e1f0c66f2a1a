// Threads. A thread is its number; what it is called the machine knows.
pub mod thread {
    pub use crate::scope::{scope, Scope, ScopedJoinHandle};
    use crate::any::Any;
    use crate::fmt;
    use crate::io;
    use crate::marker::PhantomData;
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

    // What a thread has panicked with. A literal is a &'static str.
    struct PanicMessage { text: String, is_literal: bool }
    #[intrinsic] fn spawn_thread<F, T>(f: F, name: Option<String>) -> u64;
    #[intrinsic] fn finish_thread<T>(value: T) -> Option<T>;
    #[intrinsic] fn join_thread<T>(thread: u64) -> crate::result::Result<T, PanicMessage>;
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
        let unjoined = finish_thread(f());
        drop(unjoined)
    }
    fn payload_of(message: PanicMessage) -> Box<dyn Any + Send> {
        if !message.is_literal { return Box::new(message.text); }
        let text: &'static str = crate::mem::copy_of(&message.text.as_str());
        crate::mem::forget(message);
        Box::new(text)
    }

    pub fn spawn<F, T>(f: F) -> JoinHandle<T> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static {
        JoinHandle { thread: Thread { number: spawn_thread::<F, T>(f, None) }, gives: PhantomData }
    }
    impl<T> JoinHandle<T> {
        pub fn join(self) -> Result<T> {
            let number = self.thread.number;
            crate::mem::forget(self);
            match join_thread::<T>(number) {
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
    impl Clone for Thread { fn clone(&self) -> Thread { Thread { number: self.number } } }
    impl fmt::Debug for Thread {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
        }
    }
    impl fmt::Debug for ThreadId { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("ThreadId").field(&self.0).finish() } }

    pub fn sleep(duration: Duration) { sleep_nanos(duration.nanos) }
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
