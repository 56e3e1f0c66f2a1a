// rustc: E0521 in line 6
use std::sync::mpsc::Sender;
use std::thread;

fn start(tx: &Sender<i32>) {
    thread::spawn(move || tx.send(1).unwrap());
}

fn main() {
    let (tx, rx) = std::sync::mpsc::channel();
    start(&tx);
    println!("{}", rx.recv().unwrap());
}
