// rustc: E0382 in line 15

use std::sync::mpsc;
use std::thread;

struct Job {
    name: String,
    n: i32,
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let job = Job { name: String::from("a"), n: 1 };
    tx.send(job.name).unwrap();
    println!("{} {}", job.name, job.n);
    for x in rx { println!("{x}"); }
}
