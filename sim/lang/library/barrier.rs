// Barrier: made of a Mutex and a Condvar.
mod barrier {
    use crate::condvar::Condvar;
    use crate::fmt;
    use crate::mutex::Mutex;

    struct Round { waiting: usize, number: usize }
    pub struct Barrier { round: Mutex<Round>, next: Condvar, threads: usize }
    pub struct BarrierWaitResult(bool);

    impl Barrier {
        pub const fn new(threads: usize) -> Barrier {
            Barrier { round: Mutex::new(Round { waiting: 0, number: 0 }), next: Condvar::new(), threads: threads }
        }
        pub fn wait(&self) -> BarrierWaitResult {
            let mut round = self.round.lock().unwrap();
            let number = round.number;
            round.waiting += 1;
            if round.waiting < self.threads {
                while round.number == number { round = self.next.wait(round).unwrap(); }
                BarrierWaitResult(false)
            } else {
                round.waiting = 0;
                round.number = round.number.wrapping_add(1);
                self.next.notify_all();
                BarrierWaitResult(true)
            }
        }
    }
    impl BarrierWaitResult { pub fn is_leader(&self) -> bool { self.0 } }
    impl fmt::Debug for Barrier { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Barrier { .. }") } }
    impl fmt::Debug for BarrierWaitResult {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("BarrierWaitResult").field("is_leader", &self.0).finish() }
    }
}
