// title: Unbounded growth
// group: Buffers
// look for: send never waits: the queue grows as long as the producer is faster than the consumer.
// ends: normally
// output: exactly
// | sent 40 messages without waiting
// | received 40

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    let producer = thread::spawn(move || {
        for n in 0..40 {
            tx.send(n).unwrap();
        }
        println!("sent 40 messages without waiting");
    });

    producer.join().unwrap();
    let mut received = 0;
    for _ in rx {
        received += 1;
        thread::sleep(Duration::from_millis(5));
    }
    println!("received {received}");
}
