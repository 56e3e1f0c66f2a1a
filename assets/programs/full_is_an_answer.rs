// title: Full is an answer: try_send
// group: Buffers
// look for: try_send never waits: a full buffer gives the message back.
// ends: normally
// output: exactly
// | 0 is in the buffer
// | 1 is in the buffer
// | full: 2 came back
// | received 0
// | 2 is in the buffer

use std::sync::mpsc::{self, SyncSender, TrySendError};

fn offer(tx: &SyncSender<i32>, n: i32) {
    match tx.try_send(n) {
        Ok(()) => println!("{n} is in the buffer"),
        Err(TrySendError::Full(back)) => println!("full: {back} came back"),
        Err(TrySendError::Disconnected(back)) => println!("nobody is there: {back} came back"),
    }
}

fn main() {
    let (tx, rx) = mpsc::sync_channel(2);
    for n in 0..3 {
        offer(&tx, n);
    }
    println!("received {}", rx.recv().unwrap());
    offer(&tx, 2);
}
