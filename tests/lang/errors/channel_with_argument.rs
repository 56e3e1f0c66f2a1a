// rustc: E0061 in line 6

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel(4);
    tx.send(1).unwrap();
    println!("{:?}", rx.recv());
}
