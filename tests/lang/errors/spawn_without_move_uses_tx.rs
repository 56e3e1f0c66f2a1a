// rustc: E0373 in line 8

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    let handle = thread::spawn(|| {
        tx.send(1).unwrap();
    });
    println!("{}", rx.recv().unwrap());
    handle.join().unwrap();
}
