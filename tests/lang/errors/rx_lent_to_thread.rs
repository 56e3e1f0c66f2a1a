// rustc: E0505 in line 10
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let lent = &rx;
    tx.send(1).unwrap();
    let value = thread::spawn(move || 1);
    drop(rx);
    println!("{:?} {}", lent.recv(), value.join().unwrap());
}
