// title: A worker pool over one receiver
// group: Patterns
// look for: The receiver is shared behind a lock; whoever has the lock takes the next job.
// ends: normally
// output: in any order
// | job 0 done
// | job 1 done
// | job 2 done
// | job 3 done
// | job 4 done
// | job 5 done

use std::sync::{mpsc, Arc, Mutex};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));

    let mut workers = Vec::new();
    for _ in 0..3 {
        let rx = Arc::clone(&rx);
        workers.push(thread::spawn(move || loop {
            let job = rx.lock().unwrap().recv();
            match job {
                Ok(n) => println!("job {n} done"),
                Err(_) => break,
            }
        }));
    }

    for n in 0..6 {
        tx.send(n).unwrap();
    }
    drop(tx);

    for worker in workers {
        worker.join().unwrap();
    }
}
