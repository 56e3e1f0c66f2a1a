// rustc: E0597 in line 10
use std::sync::mpsc::Sender;
type Job = Box<dyn FnOnce() + Send + 'static>;

fn give(tx: &Sender<Job>) {
    let n = 1;
    tx.send(Box::new(
        ||
            println!("{}",
                n))).unwrap();
}

fn main() {
    let (tx, rx) = std::sync::mpsc::channel();
    give(&tx);
    let job: Job = rx.recv().unwrap();
    job();
}
