// rustc: E0373 in line 6
use std::sync::mpsc::Sender;
use std::thread;

fn start(tx: Sender<i32>, n: i32) {
    thread::spawn(|| tx.send(n).unwrap());
}

fn main() {
    let (tx, rx) = std::sync::mpsc::channel();
    start(tx, 1);
    println!("{}", rx.recv().unwrap());
}
