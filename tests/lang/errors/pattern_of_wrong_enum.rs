// rustc: E0308 in line 9

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    match rx.recv() {
        Some(n) => println!("{n}"),
        None => println!("closed"),
    }
}
