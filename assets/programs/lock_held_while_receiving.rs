// title: A lock held while receiving
// group: Pitfalls
// look for: The guard in the head of while let lives through the body: one worker keeps the lock while it works.
// ends: normally
// output: exactly
// | job 0
// | job 1
// | job 2
// | job 3

use std::sync::{mpsc, Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));

    let mut workers = Vec::new();
    for _ in 0..2 {
        let rx = Arc::clone(&rx);
        workers.push(thread::spawn(move || {
            while let Ok(n) = rx.lock().unwrap().recv() {
                println!("job {n}");
                thread::sleep(Duration::from_millis(20));
            }
        }));
    }

    for n in 0..4 {
        tx.send(n).unwrap();
    }
    drop(tx);
    for worker in workers {
        worker.join().unwrap();
    }
}
