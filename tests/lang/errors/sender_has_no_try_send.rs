// rustc: E0599 in line 7

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.try_send(1).unwrap();
    println!("{:?}", rx.recv());
}
