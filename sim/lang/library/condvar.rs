// Condvar: a cell with nothing inside, where threads wait to be notified.
mod condvar {
    use crate::fmt;
    use crate::mem::ManuallyDrop;
    use crate::mutex::MutexGuard;
    use crate::poison::{self, LockResult, PoisonError};
    use crate::time::Duration;

    #[lang = "Condvar"]
    pub struct Condvar { cell: u64 }
    #[intrinsic] fn make_condition() -> u64;
    #[intrinsic] fn drop_condition(cell: u64);
    // Whether the time was over.
    #[intrinsic] fn wait_condition<T>(condition: u64, lock: u64, content: &mut ManuallyDrop<T>, nanos: Option<u128>, poisoned: &mut bool) -> bool;
    #[intrinsic] fn notify_condition(condition: u64, all: bool);

    #[derive(Debug, PartialEq, Eq, Copy, Clone)]
    pub struct WaitTimeoutResult(bool);
    impl WaitTimeoutResult { pub fn timed_out(&self) -> bool { self.0 } }

    impl Condvar {
        pub const fn new() -> Condvar { Condvar { cell: make_condition() } }
        pub fn notify_one(&self) { notify_condition(self.cell, false) }
        pub fn notify_all(&self) { notify_condition(self.cell, true) }
        pub fn wait<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
            let mut poisoned = false;
            wait_condition(self.cell, guard.lock.cell, &mut guard.content, None, &mut poisoned);
            poison::result(guard, poisoned)
        }
        pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>> {
            while condition(&mut *guard) { guard = self.wait(guard)?; }
            Ok(guard)
        }
        pub fn wait_timeout<'a, T>(&self, mut guard: MutexGuard<'a, T>, duration: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
            let mut poisoned = false;
            let is_over = wait_condition(self.cell, guard.lock.cell, &mut guard.content, Some(duration.nanos), &mut poisoned);
            poison::result((guard, WaitTimeoutResult(is_over)), poisoned)
        }
        pub fn wait_timeout_ms<'a, T>(&self, guard: MutexGuard<'a, T>, ms: u32) -> LockResult<(MutexGuard<'a, T>, bool)> {
            match self.wait_timeout(guard, Duration::from_millis(ms as u64)) {
                Ok((guard, result)) => Ok((guard, !result.timed_out())),
                Err(poisoned) => { let (guard, result) = poisoned.into_inner(); Err(PoisonError::new((guard, !result.timed_out()))) }
            }
        }
        pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(&self, mut guard: MutexGuard<'a, T>, duration: Duration, mut condition: F) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
            let start = crate::time::Instant::now();
            loop {
                if !condition(&mut *guard) { return Ok((guard, WaitTimeoutResult(false))); }
                let left = match duration.checked_sub(start.elapsed()) {
                    // The run's clock stands still while nobody waits: no time left is the end, too.
                    Some(left) if !left.is_zero() => left,
                    _ => return Ok((guard, WaitTimeoutResult(true))),
                };
                guard = self.wait_timeout(guard, left)?.0;
            }
        }
    }
    impl Drop for Condvar { fn drop(&mut self) { drop_condition(self.cell) } }
    impl Default for Condvar { fn default() -> Condvar { Condvar::new() } }
    impl fmt::Debug for Condvar { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Condvar { .. }") } }
}
