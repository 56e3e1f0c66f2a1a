// title: The pipeline: 1 to 20, filter, collect
// group: Patterns
// look for: Three threads and two channels: no lock, no copy, and each stage closes the next.
// ends: normally
// output: exactly
// | [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let (odd_tx, odd_rx) = mpsc::channel();

    thread::spawn(move || {
        for n in 1..=20 {
            tx.send(n).unwrap();
        }
    });

    thread::spawn(move || {
        for n in rx {
            if n % 2 != 0 {
                odd_tx.send(n).unwrap();
            }
        }
    });

    let collected: Vec<i32> = odd_rx.iter().collect();
    println!("{collected:?}");
}
