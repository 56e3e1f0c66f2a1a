// title: Fan out, fan in
// group: Patterns
// look for: One channel a worker for the jobs, one channel for all the results.
// ends: normally
// output: exactly
// | the sum is 5050

use std::sync::mpsc;
use std::thread;

fn main() {
    let (result_tx, result_rx) = mpsc::channel();
    let mut jobs = Vec::new();

    for _ in 0..4 {
        let (tx, rx) = mpsc::channel::<u32>();
        let result_tx = result_tx.clone();
        thread::spawn(move || {
            let sum: u32 = rx.iter().sum();
            result_tx.send(sum).unwrap();
        });
        jobs.push(tx);
    }
    drop(result_tx);

    for n in 1..=100 {
        jobs[n % 4].send(n as u32).unwrap();
    }
    drop(jobs);

    let total: u32 = result_rx.iter().sum();
    println!("the sum is {total}");
}
