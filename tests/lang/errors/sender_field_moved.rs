// rustc: E0507 in line 12
use std::sync::mpsc::{self, Sender};
use std::thread;

struct Worker {
    tx: Sender<i32>,
    id: i32,
}

impl Worker {
    fn start(&self) {
        let tx = self.tx;
        let id = self.id;
        thread::spawn(move || tx.send(id).unwrap());
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    Worker { tx, id: 1 }.start();
    println!("{}", rx.recv().unwrap());
}
