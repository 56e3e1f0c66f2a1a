// rustc: E0507 in line 11
use std::thread;

struct Worker {
    handle: thread::JoinHandle<()>,
}

fn main() {
    let workers = vec![Worker { handle: thread::spawn(|| {}) }];
    for worker in &workers {
        worker.handle.join().unwrap();
    }
}
