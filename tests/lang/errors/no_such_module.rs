// rustc: E0432 in line 3

use std::sync::spsc;

fn main() {
    let (tx, rx) = spsc::channel();
    tx.send(1).unwrap();
    println!("{:?}", rx.recv());
}
