// async-channel through its blocking calls. A bound of 0 is refused there: no rendezvous.
#[path = "../workloads.rs"]
mod workloads;
use async_channel::{bounded, unbounded, Receiver, Sender};
use workloads::{Message, Rx, Tx, Workloads};

impl<T: Message> Tx<T> for Sender<T> {
    fn put(&self, message: T) {
        self.send_blocking(message).ok().unwrap();
    }
}
impl<T: Message> Rx<T> for Receiver<T> {
    fn take(&self) -> Option<T> {
        self.recv_blocking().ok()
    }
}

fn main() {
    Workloads::default()
        .unbounded(unbounded::<u64>, unbounded::<Box<u64>>)
        .bounded(bounded::<u64>)
        .run_command("async-channel");
}
