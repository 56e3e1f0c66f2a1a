// title: Backpressure with sync_channel
// group: Buffers
// look for: When the buffer of two is full, send itself waits: the producer runs at the consumer's pace.
// ends: normally
// output: exactly
// | 0
// | 1
// | 2
// | 3
// | 4
// | 5

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::sync_channel(2);

    thread::spawn(move || {
        for n in 0..6 {
            tx.send(n).unwrap();
        }
    });

    for n in rx {
        thread::sleep(Duration::from_millis(30));
        println!("{n}");
    }
}
