// A thread that panics while it holds a lock poisons it.
mod poison {
    use crate::fmt;

    pub struct PoisonError<G> { guard: G }
    pub enum TryLockError<G> { Poisoned(PoisonError<G>), WouldBlock }
    pub type LockResult<G> = Result<G, PoisonError<G>>;
    pub type TryLockResult<G> = Result<G, TryLockError<G>>;

    impl<G> PoisonError<G> {
        pub fn new(guard: G) -> PoisonError<G> { PoisonError { guard: guard } }
        pub fn into_inner(self) -> G { self.guard }
        pub fn get_ref(&self) -> &G { &self.guard }
        pub fn get_mut(&mut self) -> &mut G { &mut self.guard }
    }
    fn result<G>(guard: G, poisoned: bool) -> LockResult<G> {
        if poisoned { Err(PoisonError { guard: guard }) } else { Ok(guard) }
    }
    fn try_result<G>(guard: Option<G>, poisoned: bool) -> TryLockResult<G> {
        match guard {
            Some(guard) => if poisoned { Err(TryLockError::Poisoned(PoisonError { guard: guard })) } else { Ok(guard) },
            None => Err(TryLockError::WouldBlock),
        }
    }
    impl<G> From<PoisonError<G>> for TryLockError<G> { fn from(error: PoisonError<G>) -> TryLockError<G> { TryLockError::Poisoned(error) } }
    impl<G> fmt::Debug for PoisonError<G> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("PoisonError { .. }") } }
    impl<G> fmt::Display for PoisonError<G> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("poisoned lock: another task failed inside") } }
    impl<G> fmt::Debug for TryLockError<G> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TryLockError::Poisoned(_) => f.pad("Poisoned(..)"),
                TryLockError::WouldBlock => f.pad("WouldBlock"),
            }
        }
    }
    impl<G> fmt::Display for TryLockError<G> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TryLockError::Poisoned(_) => f.pad("poisoned lock: another task failed inside"),
                TryLockError::WouldBlock => f.pad("try_lock failed because the operation would block"),
            }
        }
    }
    impl<G> crate::error::Error for PoisonError<G> {}
    impl<G> crate::error::Error for TryLockError<G> {}
}
