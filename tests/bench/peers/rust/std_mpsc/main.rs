// Rust's std::sync::mpsc.
#[path = "../workloads.rs"]
mod workloads;
use std::sync::mpsc::{channel, sync_channel, Receiver, Sender, SyncSender};
use workloads::{Message, Rx, Tx, Workloads};

impl<T: Message> Tx<T> for Sender<T> {
    fn put(&self, message: T) {
        self.send(message).ok().unwrap();
    }
}
impl<T: Message> Tx<T> for SyncSender<T> {
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
        .unbounded(channel::<u64>, channel::<Box<u64>>)
        .bounded(sync_channel::<u64>)
        .rendezvous(|| sync_channel::<u64>(0))
        .run_command("rust-std");
}
