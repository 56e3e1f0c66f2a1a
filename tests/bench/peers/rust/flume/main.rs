// flume.
#[path = "../workloads.rs"]
mod workloads;
use flume::{bounded, unbounded, Receiver, Sender};
use workloads::{Message, Rx, Tx, Workloads};

impl<T: Message> Tx<T> for Sender<T> {
    fn put(&self, message: T) {
        self.send(message).ok().unwrap();
    }
}
impl<T: Message> Rx<T> for Receiver<T> {
    fn take(&self) -> Option<T> {
        self.recv().ok()
    }
}

fn main() {
    Workloads::default()
        .unbounded(unbounded::<u64>, unbounded::<Box<u64>>)
        .bounded(bounded::<u64>)
        .rendezvous(|| bounded::<u64>(0))
        .run_command("flume");
}
