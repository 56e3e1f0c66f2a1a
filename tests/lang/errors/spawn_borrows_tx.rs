// rustc: E0373 in line 9

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let name = String::from("w");
    let handle = thread::spawn(|| {
        println!("{name}");
    });
    tx.send(1).unwrap();
    println!("{}", rx.recv().unwrap());
    handle.join().unwrap();
}
