// rustc: E0433 in line 10

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    match rx.try_recv() {
        Ok(n) => println!("{n}"),
        Err(TryRecvError::Empty) => println!("empty"),
        Err(_) => println!("closed"),
    }
}
