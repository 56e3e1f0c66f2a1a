// rustc: E0505 in line 9
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    let lent = rx.iter();
    thread::spawn(move || println!("{:?}", rx.recv()));
    println!("{}", lent.count());
}
