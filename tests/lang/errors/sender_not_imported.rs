// rustc: E0425 in line 5

use std::sync::mpsc;

fn produce(tx: Sender<i32>) {
    tx.send(1).unwrap();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    produce(tx);
    println!("{:?}", rx.recv());
}
