// rustc: E0308 in line 8

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    let n: i32 = rx.recv();
    println!("{n}");
}
