// title: Join before draining
// group: Pitfalls
// look for: main waits for the producer, the producer waits for room in the buffer, and only main could make some.
// ends: waits for ever
// output: exactly

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::sync_channel(2);

    let producer = thread::spawn(move || {
        for n in 0..5 {
            tx.send(n).unwrap();
        }
    });

    producer.join().unwrap();
    for n in rx {
        println!("{n}");
    }
}
