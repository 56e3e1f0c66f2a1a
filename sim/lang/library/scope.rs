// Threads that end before the scope does: they may use what the scope's variables are.
mod scope {
    use crate::fmt;
    use crate::marker::PhantomData;
    use crate::raw;
    use crate::any::Any;
    use crate::panic::{payload_of, PanicMessage};
    use crate::thread::{self, Result, Thread};

    // The numbers of the threads that are to be waited for; whether one of them has panicked, and nobody has joined it.
    struct Threads { numbers: Vec<u64>, has_panicked: bool }
    pub struct Scope<'scope, 'env: 'scope> { threads: Threads, scope: PhantomData<&'scope mut &'scope ()>, env: PhantomData<&'env mut &'env ()> }
    impl<'scope, 'env> Sync for Scope<'scope, 'env> {}
    pub struct ScopedJoinHandle<'scope, T> { thread: Thread, threads: usize, scope: PhantomData<&'scope ()>, gives: PhantomData<T> }
    impl<'scope, T> Send for ScopedJoinHandle<'scope, T> {}
    impl<'scope, T> Sync for ScopedJoinHandle<'scope, T> {}

    // The thread is made of this one as it is: all addresses go on to mean the same there.
    #[intrinsic] fn spawn_scoped<F, T>(f: F, name: Option<String>, threads: usize) -> u64;
    #[intrinsic] fn finish_scoped<T>(value: T, spawned: Vec<u64>);
    // Puts what the thread has changed through its `&mut` back. More threads, which that one has spawned in the scope,
    // come to the list.
    #[intrinsic] fn join_scoped<T, P>(thread: u64, more: &mut Vec<u64>) -> crate::result::Result<T, PanicMessage>;
    #[intrinsic] fn join_any_scoped(thread: u64, more: &mut Vec<u64>) -> bool;

    #[lang = "scoped_main"]
    fn scoped_main<F: FnOnce() -> T, T>(f: F, threads: usize) {
        let before = list_at(threads).numbers.len();
        let ends = thread::Ends;
        let value = f();
        drop(ends);
        let spawned = list_at(threads).numbers.split_off(before);
        finish_scoped(value, spawned)
    }
    fn list_at<'a>(address: usize) -> &'a mut Threads { raw::element_mut::<Threads>(address, 0) }

    pub fn scope<'env, F, T>(f: F) -> T where F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T {
        let scope = Scope { threads: Threads { numbers: Vec::new(), has_panicked: false }, scope: PhantomData, env: PhantomData };
        let value = f(&scope);
        raw::unshare(&scope.threads).wait();
        if scope.threads.has_panicked { panic!("a scoped thread panicked") }
        value
    }
    impl Threads {
        fn wait(&mut self) {
            while !self.numbers.is_empty() {
                let thread = self.numbers.remove(0);
                if join_any_scoped(thread, &mut self.numbers) { self.has_panicked = true; }
            }
        }
    }
    impl Drop for Threads { fn drop(&mut self) { self.wait() } }

    impl<'scope, 'env> Scope<'scope, 'env> {
        pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> where F: FnOnce() -> T + Send + 'scope, T: Send + 'scope {
            self.start(f, None)
        }
        fn start<F, T>(&'scope self, f: F, name: Option<String>) -> ScopedJoinHandle<'scope, T> {
            let threads = raw::address(&self.threads);
            let number = spawn_scoped::<F, T>(f, name, threads);
            list_at(threads).numbers.push(number);
            ScopedJoinHandle { thread: Thread { number: number }, threads: threads, scope: PhantomData, gives: PhantomData }
        }
    }
    impl<'scope, T> ScopedJoinHandle<'scope, T> {
        pub fn join(self) -> Result<T> {
            let number = self.thread.number;
            let list = list_at(self.threads);
            list.numbers.retain(|other| *other != number);
            match join_scoped::<T, Box<dyn Any + Send>>(number, &mut list.numbers) {
                Ok(value) => Ok(value),
                Err(message) => Err(payload_of(message)),
            }
        }
        pub fn thread(&self) -> &Thread { &self.thread }
        pub fn is_finished(&self) -> bool { thread::thread_finished(self.thread.number) }
    }
    impl<'scope, 'env> fmt::Debug for Scope<'scope, 'env> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Scope { .. }") } }
    impl<'scope, T> fmt::Debug for ScopedJoinHandle<'scope, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ScopedJoinHandle { .. }") } }
}
