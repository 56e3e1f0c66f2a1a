// title: Collecting before the consumer is there
// group: Pitfalls
// look for: collect waits for the closed channel, and the producers wait for room that only the consumer would make.
// ends: waits for ever
// output: exactly

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::sync_channel(1);

    let producers: Vec<_> = (0..2)
        .map(|id| {
            let tx = tx.clone();
            thread::spawn(move || {
                tx.send(id).unwrap();
            })
        })
        .collect();
    drop(tx);

    for producer in producers {
        producer.join().unwrap();
    }
    let consumer = thread::spawn(move || {
        for id in rx {
            println!("{id}");
        }
    });
    consumer.join().unwrap();
}
