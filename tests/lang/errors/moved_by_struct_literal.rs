// rustc: E0382 in line 11
use std::sync::mpsc::{self, Sender};

struct Worker {
    tx: Sender<i32>,
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = Worker { tx };
    tx.send(1).unwrap();
    worker.tx.send(2).unwrap();
    println!("{}", rx.recv().unwrap());
}
