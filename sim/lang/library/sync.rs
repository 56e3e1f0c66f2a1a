// What std::sync has, by the files it is in here.
pub mod sync {
    pub use crate::arc::{Arc, Weak};
    pub use crate::barrier::{Barrier, BarrierWaitResult};
    pub use crate::condvar::{Condvar, WaitTimeoutResult};
    pub use crate::mutex::{Mutex, MutexGuard};
    pub use crate::once::{LazyLock, Once, OnceLock, OnceState, ONCE_INIT};
    pub use crate::poison::{LockResult, PoisonError, TryLockError, TryLockResult};
    pub use crate::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
    pub mod mpsc { pub use crate::channels::*; }
    pub mod atomic { pub use crate::atomics::*; }
}
