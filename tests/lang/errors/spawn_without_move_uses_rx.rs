// rustc: E0277 in line 8

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    let handle = thread::spawn(|| {
        println!("{}", rx.recv().unwrap());
    });
    tx.send(1).unwrap();
    handle.join().unwrap();
}
