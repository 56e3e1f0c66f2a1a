// rustc: E0597 in line 7
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let lent = &tx;
    thread::spawn(move || lent.send(1).unwrap());
    println!("{}", rx.recv().unwrap());
}
