// rustc: E0004 in line 8

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    match rx.try_recv() {
        Ok(n) => println!("{n}"),
        Err(mpsc::TryRecvError::Empty) => println!("empty"),
    }
}
