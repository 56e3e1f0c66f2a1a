// title: Jobs are closures
// group: Patterns
// look for: A message may be work to be done: a boxed closure moves to the worker and runs there.
// ends: normally
// output: exactly
// | 2 + 3 = 5
// | hello from the worker

use std::sync::mpsc;
use std::thread;

type Job = Box<dyn FnOnce() + Send + 'static>;

fn main() {
    let (tx, rx) = mpsc::channel::<Job>();

    let worker = thread::spawn(move || {
        for job in rx {
            job();
        }
    });

    let (a, b) = (2, 3);
    tx.send(Box::new(move || println!("{a} + {b} = {}", a + b))).unwrap();
    tx.send(Box::new(|| println!("hello from the worker"))).unwrap();
    drop(tx);
    worker.join().unwrap();
}
