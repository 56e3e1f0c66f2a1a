// rustc: E0382 in line 14

use std::sync::mpsc;
use std::thread;

struct Job {
    n: i32,
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let job = Job { n: 1 };
    tx.send(job).unwrap();
    println!("{}", job.n);
    println!("{}", rx.recv().unwrap().n);
}
