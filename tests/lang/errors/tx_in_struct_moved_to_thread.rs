// rustc: E0382 in line 13
use std::sync::mpsc::{self, Sender};
use std::thread;

struct Pool {
    tx: Sender<i32>,
    size: usize,
}

fn start(pool: Pool) {
    thread::spawn(move || pool.tx.send(1).unwrap());
    println!("{}", pool.size);
    pool.tx.send(2).unwrap();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    start(Pool { tx, size: 1 });
    for x in rx {
        println!("{}", x);
    }
}
