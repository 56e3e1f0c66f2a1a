// rustc: E0382 in line 9

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || tx.send(1).unwrap());
    drop(tx);
    for x in rx { println!("{x}"); }
}
