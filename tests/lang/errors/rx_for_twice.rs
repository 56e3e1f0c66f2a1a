// rustc: E0382 in line 11

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    drop(tx);
    for x in rx { println!("{x}"); }
    for x in rx { println!("{x}"); }
}
