// rustc: syntax in line 8

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        tx.send(1).unwrap();
    );
    println!("{:?}", rx.recv());
}
