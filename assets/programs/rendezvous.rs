// title: Rendezvous
// group: Buffers
// look for: With a buffer of 0 the message goes from hand to hand: send returns when it has been taken.
// ends: normally
// output: exactly
// | main takes its time
// | producer: it has been taken
// | main has 1

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);

    let producer = thread::spawn(move || {
        tx.send(1).unwrap();
        println!("producer: it has been taken");
    });

    thread::sleep(Duration::from_millis(50));
    println!("main takes its time");
    let n = rx.recv().unwrap();
    producer.join().unwrap();
    println!("main has {n}");
}
