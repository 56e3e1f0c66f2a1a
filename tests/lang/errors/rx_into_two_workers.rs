// rustc: E0382 in line 11

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let a = thread::spawn(move || {
        for x in rx { println!("a {x}"); }
    });
    let b = thread::spawn(move || {
        for x in rx { println!("b {x}"); }
    });
    tx.send(1).unwrap();
    drop(tx);
    a.join().unwrap();
    b.join().unwrap();
}
