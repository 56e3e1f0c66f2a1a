// title: Sending after the receiver is gone
// group: Pitfalls
// look for: The receiver leaves after the first message; the next send cannot be delivered, and unwrap panics.
// ends: normally
// output: exactly
// | got 0
// | the producer panicked

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    let producer = thread::spawn(move || {
        for n in 0..3 {
            tx.send(n).unwrap();
            thread::sleep(Duration::from_millis(60));
        }
    });

    println!("got {}", rx.recv().unwrap());
    drop(rx);

    if producer.join().is_err() {
        println!("the producer panicked");
    }
}
