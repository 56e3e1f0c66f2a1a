// rustc: E0310 in line 6
use std::sync::mpsc::Sender;
use std::thread;

fn forward<T: Send>(tx: Sender<T>, value: T) {
    thread::spawn(move || {
        let _ = tx.send(value);
    });
}

fn main() {
    let (tx, rx) = std::sync::mpsc::channel();
    forward(tx, 1);
    println!("{}", rx.recv().unwrap());
}
