// rustc: E0599 in line 7

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx2 = rx.clone();
    tx.send(1).unwrap();
    println!("{:?} {:?}", rx.recv(), rx2.recv());
}
