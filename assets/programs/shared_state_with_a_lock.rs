// title: Shared state with a lock
// group: Locks and channels
// look for: Four threads add to one number behind a Mutex: the lock decides who may touch it.
// ends: normally
// output: exactly
// | counted 40

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let counter = Arc::new(Mutex::new(0));
    let mut threads = Vec::new();

    for _ in 0..4 {
        let counter = Arc::clone(&counter);
        threads.push(thread::spawn(move || {
            for _ in 0..10 {
                *counter.lock().unwrap() += 1;
            }
        }));
    }

    for thread in threads {
        thread.join().unwrap();
    }
    println!("counted {}", *counter.lock().unwrap());
}
