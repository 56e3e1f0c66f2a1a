// rustc: E0382 in line 11

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        tx.send(1).unwrap();
    });
    let tx2 = tx.clone();
    thread::spawn(move || {
        tx2.send(2).unwrap();
    });
    for x in rx { println!("{x}"); }
}
