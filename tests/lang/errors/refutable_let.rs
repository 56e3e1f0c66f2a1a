// rustc: E0005 in line 8

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    let Ok(n) = rx.recv();
    println!("{n}");
}
