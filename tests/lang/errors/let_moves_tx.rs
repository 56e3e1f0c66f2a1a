// rustc: E0382 in line 9

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let sender = tx;
    tx.send(1).unwrap();
    sender.send(2).unwrap();
    for x in rx { println!("{x}"); }
}
