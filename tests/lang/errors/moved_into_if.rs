// rustc: E0382 in line 12

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let fast = true;
    if fast {
        thread::spawn(move || tx.send(1).unwrap());
    }
    tx.send(2).unwrap();
    for x in rx { println!("{x}"); }
}
