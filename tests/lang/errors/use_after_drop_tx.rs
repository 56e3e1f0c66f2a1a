// rustc: E0382 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    drop(tx);
    tx.send(2).unwrap();
    for x in rx { println!("{x}"); }
}
