// rustc: E0599 in line 8

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    tx.close();
    println!("{:?}", rx.recv());
}
