// Time, threads, channels, locks. Their values are objects of the run: numbers that the machine understands.
pub mod time {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Duration { nanos: u128 }
    impl Duration {
        pub const ZERO: Duration = Duration { nanos: 0 };
        pub fn from_millis(n: u64) -> Duration { Duration { nanos: n as u128 * 1000000 } }
        pub fn from_secs(n: u64) -> Duration { Duration { nanos: n as u128 * 1000000000 } }
        pub fn from_micros(n: u64) -> Duration { Duration { nanos: n as u128 * 1000 } }
        pub fn from_nanos(n: u64) -> Duration { Duration { nanos: n as u128 } }
        pub fn from_secs_f64(n: f64) -> Duration { Duration { nanos: (n * 1000000000.0) as u128 } }
        pub fn as_millis(&self) -> u128 { self.nanos / 1000000 }
        pub fn as_micros(&self) -> u128 { self.nanos / 1000 }
        pub fn as_secs(&self) -> u64 { (self.nanos / 1000000000) as u64 }
        pub fn as_secs_f64(&self) -> f64 { self.nanos as f64 / 1000000000.0 }
    }
    impl crate::ops::Add for Duration { type Output = Duration; fn add(self, other: Duration) -> Duration { Duration { nanos: self.nanos + other.nanos } } }
    impl crate::ops::Mul<u32> for Duration { type Output = Duration; fn mul(self, n: u32) -> Duration { Duration { nanos: self.nanos * n as u128 } } }
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Instant { nanos: u128 }
    #[intrinsic] fn clock_nanos() -> u128;
    impl Instant {
        pub fn now() -> Instant { Instant { nanos: clock_nanos() } }
        pub fn elapsed(&self) -> Duration { Duration { nanos: clock_nanos() - self.nanos } }
    }
}


pub mod thread {
    pub type Result<T> = crate::result::Result<T, Box<dyn crate::any::Any + Send>>;
    #[lang = "JoinHandle"] pub struct JoinHandle<T> { thread: u64, gives: crate::marker::PhantomData<T> }
    struct PanicMessage { text: String, is_literal: bool }
    #[intrinsic] fn spawn_thread<F, T>(f: F, name: Option<String>) -> u64;
    #[intrinsic] fn join_thread<T>(thread: u64) -> crate::result::Result<T, PanicMessage>;
    #[intrinsic] fn sleep_nanos(nanos: u128);
    pub fn spawn<F, T>(f: F) -> JoinHandle<T> where F: FnOnce() -> T, F: Send + 'static, T: Send + 'static { JoinHandle { thread: spawn_thread::<F, T>(f, None), gives: crate::marker::PhantomData } }
    impl<T> JoinHandle<T> { pub fn join(self) -> Result<T> {
        match join_thread::<T>(self.thread) {
            Ok(value) => Ok(value),
            Err(message) => {
                if message.is_literal { let text: &'static str = crate::mem::copy_of(&message.text.as_str()); crate::mem::forget(message); let payload: Box<dyn crate::any::Any + Send> = Box::new(text); Err(payload) }
                else { let payload: Box<dyn crate::any::Any + Send> = Box::new(message.text); Err(payload) }
            }
        }
    }
    #[intrinsic] fn thread_finished(thread: u64) -> bool;
    pub fn is_finished(&self) -> bool { JoinHandle::<T>::thread_finished(self.thread) }
    }
    pub fn sleep(duration: crate::time::Duration) { sleep_nanos(duration.as_millis() * 1000000) }
    #[intrinsic] pub fn yield_now();
    #[intrinsic] pub fn panicking() -> bool;
    #[intrinsic] fn this_thread() -> u64;
    #[intrinsic] fn thread_name(thread: u64) -> Option<String>;
}

pub mod sync {
    pub use crate::arc::Arc;
    pub use crate::mutex::{Mutex, MutexGuard, PoisonError, LockResult};
    pub mod mpsc {
        #[derive(PartialEq, Eq, Clone, Copy)] pub struct SendError<T>(pub T);
        #[derive(PartialEq, Eq, Clone, Copy)] pub enum TrySendError<T> { Full(T), Disconnected(T) }
        #[derive(PartialEq, Eq, Clone, Copy, Debug)] pub struct RecvError;
        #[derive(PartialEq, Eq, Clone, Copy, Debug)] pub enum TryRecvError { Empty, Disconnected }
        #[derive(PartialEq, Eq, Clone, Copy, Debug)] pub enum RecvTimeoutError { Timeout, Disconnected }
        impl<T> crate::fmt::Debug for SendError<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("SendError { .. }") } }
        impl<T> crate::fmt::Display for SendError<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("sending on a closed channel") } }
        impl<T> crate::fmt::Debug for TrySendError<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { match self { TrySendError::Full(_) => f.write_str("Full(..)"), TrySendError::Disconnected(_) => f.write_str("Disconnected(..)") } } }
        impl<T> crate::fmt::Display for TrySendError<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { match self { TrySendError::Full(_) => f.write_str("sending on a full channel"), TrySendError::Disconnected(_) => f.write_str("sending on a closed channel") } } }
        impl crate::fmt::Display for RecvError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("receiving on a closed channel") } }
        impl crate::fmt::Display for TryRecvError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { match self { TryRecvError::Empty => f.write_str("receiving on an empty channel"), TryRecvError::Disconnected => f.write_str("receiving on a closed channel") } } }
        impl crate::fmt::Display for RecvTimeoutError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { match self { RecvTimeoutError::Timeout => f.write_str("timed out waiting on channel"), RecvTimeoutError::Disconnected => f.write_str("channel is empty and sending half is closed") } } }
        #[lang = "Sender"] pub struct Sender<T> { handle: u64, carries: crate::marker::PhantomData<T> }
        #[lang = "SyncSender"] pub struct SyncSender<T> { handle: u64, carries: crate::marker::PhantomData<T> }
        #[lang = "Receiver"] pub struct Receiver<T> { handle: u64, carries: crate::marker::PhantomData<T> }
        impl<T: Send> Send for Sender<T> {}
        impl<T: Send> Sync for Sender<T> {}
        impl<T: Send> Send for SyncSender<T> {}
        impl<T: Send> Sync for SyncSender<T> {}
        impl<T: Send> Send for Receiver<T> {}
        impl<T> !Sync for Receiver<T> {}
        #[intrinsic] fn make_channel(bound: Option<usize>) -> (u64, u64);
        #[intrinsic] fn clone_handle(handle: u64) -> u64;
        #[intrinsic] fn drop_handle<T>(handle: u64);
        #[intrinsic] fn send_value<T>(handle: u64, value: T) -> Option<T>;
        #[intrinsic] fn try_send_value<T>(handle: u64, value: T) -> Option<TrySendError<T>>;
        #[intrinsic] fn recv_value<T>(handle: u64) -> Option<T>;
        #[intrinsic] fn try_recv_value<T>(handle: u64) -> Result<T, TryRecvError>;
        #[intrinsic] fn recv_value_timeout<T>(handle: u64, nanos: u128) -> Result<T, RecvTimeoutError>;
        pub fn channel<T>() -> (Sender<T>, Receiver<T>) { let (tx, rx) = make_channel(None); (Sender { handle: tx, carries: crate::marker::PhantomData }, Receiver { handle: rx, carries: crate::marker::PhantomData }) }
        pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) { let (tx, rx) = make_channel(Some(bound)); (SyncSender { handle: tx, carries: crate::marker::PhantomData }, Receiver { handle: rx, carries: crate::marker::PhantomData }) }
        impl<T> Sender<T> { pub fn send(&self, value: T) -> Result<(), SendError<T>> { match send_value(self.handle, value) { None => Ok(()), Some(back) => Err(SendError(back)) } } }
        impl<T> SyncSender<T> {
            pub fn send(&self, value: T) -> Result<(), SendError<T>> { match send_value(self.handle, value) { None => Ok(()), Some(back) => Err(SendError(back)) } }
            pub fn try_send(&self, value: T) -> Result<(), TrySendError<T>> { match try_send_value(self.handle, value) { None => Ok(()), Some(error) => Err(error) } }
        }
        impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> { Sender { handle: clone_handle(self.handle), carries: crate::marker::PhantomData } } }
        impl<T> Clone for SyncSender<T> { fn clone(&self) -> SyncSender<T> { SyncSender { handle: clone_handle(self.handle), carries: crate::marker::PhantomData } } }
        impl<T> Drop for Sender<T> { fn drop(&mut self) { drop_handle::<T>(self.handle) } }
        impl<T> Drop for SyncSender<T> { fn drop(&mut self) { drop_handle::<T>(self.handle) } }
        impl<T> Drop for Receiver<T> { fn drop(&mut self) { drop_handle::<T>(self.handle) } }
        impl<T> Receiver<T> {
            pub fn recv(&self) -> Result<T, RecvError> { match recv_value(self.handle) { Some(x) => Ok(x), None => Err(RecvError) } }
            pub fn try_recv(&self) -> Result<T, TryRecvError> { try_recv_value(self.handle) }
            pub fn recv_timeout(&self, duration: crate::time::Duration) -> Result<T, RecvTimeoutError> { recv_value_timeout(self.handle, duration.as_micros() * 1000) }
            pub fn iter(&self) -> Iter<'_, T> { Iter { rx: self } }
            pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { rx: self } }
        }
        pub struct Iter<'a, T: 'a> { rx: &'a Receiver<T> }
        impl<'a, T> Iterator for Iter<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.recv().ok() } }
        pub struct TryIter<'a, T: 'a> { rx: &'a Receiver<T> }
        impl<'a, T> Iterator for TryIter<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.try_recv().ok() } }
        pub struct IntoIter<T> { rx: Receiver<T> }
        impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.recv().ok() } }
        impl<T> IntoIterator for Receiver<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { rx: self } } }
        impl<'a, T> IntoIterator for &'a Receiver<T> { type Item = T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    }
}

pub mod rc {
    use crate::raw;
    #[lang = "Rc"] pub struct Rc<T: ?Sized> { address: usize, shared: crate::marker::PhantomData<T> }
    impl<T: ?Sized> !Send for Rc<T> {}
    impl<T: ?Sized> !Sync for Rc<T> {}
    #[intrinsic] fn rc_new<T>(value: T) -> Rc<T>;
    #[intrinsic] fn rc_value<T: ?Sized>(rc: &Rc<T>) -> &T;
    impl<T> Rc<T> {
        pub fn new(value: T) -> Rc<T> { rc_new(value) }
    }
    impl<T: ?Sized> Rc<T> {
        pub fn strong_count(this: &Rc<T>) -> usize { *raw::element::<usize>(this.address, 0) }
        pub fn ptr_eq(this: &Rc<T>, other: &Rc<T>) -> bool { this.address == other.address }
    }
    impl<T: ?Sized> Clone for Rc<T> { fn clone(&self) -> Rc<T> { *raw::element_mut::<usize>(self.address, 0) += 1; crate::mem::copy_of(self) } }
    impl<T: ?Sized> Drop for Rc<T> {
        fn drop(&mut self) {
            let strong = raw::element_mut::<usize>(self.address, 0);
            *strong -= 1;
            if *strong == 0 { raw::drop_in_place(raw::unshare(rc_value(self))); raw::free::<usize>(self.address) }
        }
    }
    impl<T: ?Sized> crate::ops::Deref for Rc<T> { type Target = T; fn deref(&self) -> &T { rc_value(self) } }
    impl<T: PartialEq + ?Sized> PartialEq for Rc<T> { fn eq(&self, other: &Rc<T>) -> bool { **self == **other } }
    impl<T> From<T> for Rc<T> { fn from(value: T) -> Rc<T> { Rc::new(value) } }
}

pub mod arc {
    #[lang = "Arc"] pub struct Arc<T: ?Sized> { address: usize, shared: crate::marker::PhantomData<T> }
    impl<T: ?Sized + Send + Sync> Send for Arc<T> {}
    impl<T: ?Sized + Send + Sync> Sync for Arc<T> {}
    #[intrinsic] fn arc_new<T>(value: T) -> Arc<T>;
    #[intrinsic] fn arc_value<T: ?Sized>(arc: &Arc<T>) -> &T;
    #[intrinsic] fn arc_clone<T: ?Sized>(arc: &Arc<T>) -> Arc<T>;
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
        pub fn into_inner(this: Arc<T>) -> Option<T> { Arc::try_unwrap(this).ok() }
    }
    impl<T: ?Sized> Arc<T> {
        pub fn strong_count(this: &Arc<T>) -> usize { arc_count(this) }
        pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool { this.address == other.address }
        pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> { if arc_count(this) == 1 { Some(crate::raw::unshare(arc_value(this))) } else { None } }
    }
    impl<T: ?Sized> Clone for Arc<T> { fn clone(&self) -> Arc<T> { arc_clone(self) } }
    impl<T: ?Sized> Drop for Arc<T> { fn drop(&mut self) { if arc_release(self) { crate::raw::drop_in_place(crate::raw::unshare(arc_value(self))); arc_free(self) } } }
    impl<T: ?Sized> crate::ops::Deref for Arc<T> { type Target = T; fn deref(&self) -> &T { arc_value(self) } }
    impl<T: PartialEq + ?Sized> PartialEq for Arc<T> { fn eq(&self, other: &Arc<T>) -> bool { **self == **other } }
    impl<T> From<T> for Arc<T> { fn from(value: T) -> Arc<T> { Arc::new(value) } }
    impl<T: Default> Default for Arc<T> { fn default() -> Arc<T> { Arc::new(T::default()) } }
}

pub mod mutex {
    #[lang = "Mutex"] pub struct Mutex<T> { cell: u64, holds: crate::marker::PhantomData<T> }
    impl<T: Send> Send for Mutex<T> {}
    impl<T: Send> Sync for Mutex<T> {}
    pub struct PoisonError<G> { guard: G }
    pub type LockResult<G> = Result<G, PoisonError<G>>;
    impl<G> PoisonError<G> { pub fn into_inner(self) -> G { self.guard } pub fn get_ref(&self) -> &G { &self.guard } pub fn get_mut(&mut self) -> &mut G { &mut self.guard } }
    impl<G> crate::fmt::Display for PoisonError<G> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("poisoned lock: another task failed inside") } }
    impl<G> crate::error::Error for PoisonError<G> {}
    impl<G> crate::fmt::Debug for PoisonError<G> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("PoisonError { .. }") } }
    // The content is in the guard while it is locked.
    pub struct MutexGuard<'a, T> { lock: &'a Mutex<T>, content: crate::mem::ManuallyDrop<T>, was_panicking: bool }
    impl<'a, T> !Send for MutexGuard<'a, T> {}
    #[intrinsic] fn make_lock<T>(value: T) -> u64;
    #[intrinsic] fn take_lock<T>(cell: u64, poisoned: &mut bool) -> crate::mem::ManuallyDrop<T>;
    #[intrinsic] fn give_back<T>(cell: u64, content: &mut crate::mem::ManuallyDrop<T>, poison: bool);
    #[intrinsic] fn try_take_lock<T>(cell: u64, poisoned: &mut bool) -> Option<crate::mem::ManuallyDrop<T>>;
    #[intrinsic] fn lock_poison(cell: u64) -> bool;
    #[intrinsic] fn clear_poison(cell: u64);
    #[intrinsic] fn drop_lock<T>(cell: u64) -> crate::mem::ManuallyDrop<T>;
    impl<T> Mutex<T> {
        pub fn new(value: T) -> Mutex<T> { Mutex { cell: make_lock(value), holds: crate::marker::PhantomData } }
        pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
            let mut poisoned = false;
            let content = take_lock::<T>(self.cell, &mut poisoned);
            let guard = MutexGuard { lock: self, content: content, was_panicking: crate::thread::panicking() };
            if poisoned { Err(PoisonError { guard: guard }) } else { Ok(guard) }
        }
        pub fn into_inner(self) -> LockResult<T> {
            let poisoned = lock_poison(self.cell);
            let content = drop_lock::<T>(self.cell);
            crate::mem::forget(self);
            if poisoned { Err(PoisonError { guard: content.value }) } else { Ok(content.value) }
        }
        pub fn is_poisoned(&self) -> bool { lock_poison(self.cell) }
        pub fn clear_poison(&self) { clear_poison(self.cell) }
    }
    impl<T> Drop for Mutex<T> { fn drop(&mut self) { let mut content = drop_lock::<T>(self.cell); crate::raw::drop_in_place(&mut content.value) } }
    impl<'a, T> Drop for MutexGuard<'a, T> { fn drop(&mut self) { give_back(self.lock.cell, &mut self.content, crate::thread::panicking() && !self.was_panicking) } }
    impl<'a, T> crate::ops::Deref for MutexGuard<'a, T> { type Target = T; fn deref(&self) -> &T { &self.content.value } }
    impl<'a, T> crate::ops::DerefMut for MutexGuard<'a, T> { fn deref_mut(&mut self) -> &mut T { &mut self.content.value } }
}

impl<T: crate::fmt::Display + ?Sized> crate::fmt::Display for crate::rc::Rc<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&**self, f) } }
impl<T: crate::fmt::Debug + ?Sized> crate::fmt::Debug for crate::rc::Rc<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Debug::fmt(&**self, f) } }

impl<T: crate::fmt::Display + ?Sized> crate::fmt::Display for crate::arc::Arc<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&**self, f) } }
impl<T: crate::fmt::Debug + ?Sized> crate::fmt::Debug for crate::arc::Arc<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Debug::fmt(&**self, f) } }
impl<'a, T: crate::fmt::Display> crate::fmt::Display for crate::mutex::MutexGuard<'a, T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&**self, f) } }
impl<'a, T: crate::fmt::Debug> crate::fmt::Debug for crate::mutex::MutexGuard<'a, T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Debug::fmt(&**self, f) } }
