// Channels. A handle is a number that the world knows.
mod channels {
    use crate::fmt;
    use crate::marker::PhantomData;
    use crate::time::{Duration, Instant};

    #[lang = "Sender"]
    pub struct Sender<T> { handle: u64, carries: PhantomData<T> }
    #[lang = "SyncSender"]
    pub struct SyncSender<T> { handle: u64, carries: PhantomData<T> }
    #[lang = "Receiver"]
    pub struct Receiver<T> { handle: u64, carries: PhantomData<T> }
    impl<T: Send> Send for Sender<T> {}
    impl<T: Send> Sync for Sender<T> {}
    impl<T: Send> Send for SyncSender<T> {}
    impl<T: Send> Sync for SyncSender<T> {}
    impl<T: Send> Send for Receiver<T> {}
    impl<T> !Sync for Receiver<T> {}

    #[intrinsic] fn make_channel(bound: Option<usize>) -> (u64, u64);
    #[intrinsic] fn clone_handle(handle: u64) -> u64;
    #[intrinsic] fn drop_handle<T>(handle: u64);
    #[intrinsic] fn drop_receiver<V>(handle: u64) -> V;  // V: a Vec of the messages that nobody will receive
    #[intrinsic] fn send_value<T>(handle: u64, value: T) -> Option<T>;
    #[intrinsic] fn try_send_value<T>(handle: u64, value: T) -> Option<TrySendError<T>>;
    #[intrinsic] fn recv_value<T>(handle: u64) -> Option<T>;
    #[intrinsic] fn try_recv_value<T>(handle: u64) -> Result<T, TryRecvError>;
    #[intrinsic] fn recv_value_timeout<T>(handle: u64, nanos: u128) -> Result<T, RecvTimeoutError>;

    pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
        let (tx, rx) = make_channel(None);
        (Sender { handle: tx, carries: PhantomData }, Receiver { handle: rx, carries: PhantomData })
    }
    pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
        let (tx, rx) = make_channel(Some(bound));
        (SyncSender { handle: tx, carries: PhantomData }, Receiver { handle: rx, carries: PhantomData })
    }

    fn send<T>(handle: u64, value: T) -> Result<(), SendError<T>> {
        match send_value(handle, value) { None => Ok(()), Some(back) => Err(SendError(back)) }
    }
    impl<T> Sender<T> {
        pub fn send(&self, value: T) -> Result<(), SendError<T>> { send(self.handle, value) }
    }
    impl<T> SyncSender<T> {
        pub fn send(&self, value: T) -> Result<(), SendError<T>> { send(self.handle, value) }
        pub fn try_send(&self, value: T) -> Result<(), TrySendError<T>> {
            match try_send_value(self.handle, value) { None => Ok(()), Some(error) => Err(error) }
        }
    }
    impl<T> Receiver<T> {
        pub fn recv(&self) -> Result<T, RecvError> {
            match recv_value(self.handle) { Some(value) => Ok(value), None => Err(RecvError) }
        }
        pub fn try_recv(&self) -> Result<T, TryRecvError> { try_recv_value(self.handle) }
        pub fn recv_timeout(&self, duration: Duration) -> Result<T, RecvTimeoutError> { recv_value_timeout(self.handle, duration.nanos) }
        pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {
            self.recv_timeout(deadline.saturating_duration_since(Instant::now()))
        }
        pub fn iter(&self) -> Iter<'_, T> { Iter { rx: self } }
        pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { rx: self } }
    }

    impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> { Sender { handle: clone_handle(self.handle), carries: PhantomData } } }
    impl<T> Clone for SyncSender<T> { fn clone(&self) -> SyncSender<T> { SyncSender { handle: clone_handle(self.handle), carries: PhantomData } } }
    impl<T> Drop for Sender<T> { fn drop(&mut self) { drop_handle::<T>(self.handle) } }
    impl<T> Drop for SyncSender<T> { fn drop(&mut self) { drop_handle::<T>(self.handle) } }
    impl<T> Drop for Receiver<T> {
        fn drop(&mut self) {
            if crate::mem::needs_drop::<T>() { drop(drop_receiver::<Vec<T>>(self.handle)) } else { drop_handle::<T>(self.handle) }
        }
    }
    impl<T> fmt::Debug for Sender<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Sender { .. }") } }
    impl<T> fmt::Debug for SyncSender<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("SyncSender { .. }") } }
    impl<T> fmt::Debug for Receiver<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Receiver { .. }") } }

    #[derive(Debug)]
    pub struct Iter<'a, T: 'a> { rx: &'a Receiver<T> }
    #[derive(Debug)]
    pub struct TryIter<'a, T: 'a> { rx: &'a Receiver<T> }
    #[derive(Debug)]
    pub struct IntoIter<T> { rx: Receiver<T> }
    impl<'a, T> Iterator for Iter<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.recv().ok() } }
    impl<'a, T> Iterator for TryIter<'a, T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.try_recv().ok() } }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.rx.recv().ok() } }
    impl<T> IntoIterator for Receiver<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { rx: self } } }
    impl<'a, T> IntoIterator for &'a Receiver<T> { type Item = T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }

    #[derive(PartialEq, Eq, Clone, Copy)]
    pub struct SendError<T>(pub T);
    #[derive(PartialEq, Eq, Clone, Copy)]
    pub enum TrySendError<T> { Full(T), Disconnected(T) }
    #[derive(PartialEq, Eq, Clone, Copy, Debug)]
    pub struct RecvError;
    #[derive(PartialEq, Eq, Clone, Copy, Debug)]
    pub enum TryRecvError { Empty, Disconnected }
    #[derive(PartialEq, Eq, Clone, Copy, Debug)]
    pub enum RecvTimeoutError { Timeout, Disconnected }

    impl<T> fmt::Debug for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("SendError { .. }") } }
    impl<T> fmt::Display for SendError<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("sending on a closed channel") } }
    impl<T> fmt::Debug for TrySendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TrySendError::Full(_) => f.pad("TrySendError::Full(..)"),
                TrySendError::Disconnected(_) => f.pad("TrySendError::Disconnected(..)"),
            }
        }
    }
    impl<T> fmt::Display for TrySendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TrySendError::Full(_) => f.pad("sending on a full channel"),
                TrySendError::Disconnected(_) => f.pad("sending on a closed channel"),
            }
        }
    }
    impl fmt::Display for RecvError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("receiving on a closed channel") } }
    impl fmt::Display for TryRecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TryRecvError::Empty => f.pad("receiving on an empty channel"),
                TryRecvError::Disconnected => f.pad("receiving on a closed channel"),
            }
        }
    }
    impl fmt::Display for RecvTimeoutError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                RecvTimeoutError::Timeout => f.pad("timed out waiting on channel"),
                RecvTimeoutError::Disconnected => f.pad("channel is empty and sending half is closed"),
            }
        }
    }
    impl<T> crate::error::Error for SendError<T> {}
    impl<T> crate::error::Error for TrySendError<T> {}
    impl crate::error::Error for RecvError {}
    impl crate::error::Error for TryRecvError {}
    impl crate::error::Error for RecvTimeoutError {}
    impl<T> From<SendError<T>> for TrySendError<T> { fn from(error: SendError<T>) -> TrySendError<T> { TrySendError::Disconnected(error.0) } }
    impl From<RecvError> for TryRecvError { fn from(_error: RecvError) -> TryRecvError { TryRecvError::Disconnected } }
    impl From<RecvError> for RecvTimeoutError { fn from(_error: RecvError) -> RecvTimeoutError { RecvTimeoutError::Disconnected } }
}
