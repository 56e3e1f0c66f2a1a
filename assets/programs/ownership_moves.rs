// title: Ownership moves with the message
// group: First steps
// look for: After send the vector belongs to nobody here; after recv it is main's, and main may change it.
// ends: normally
// output: exactly
// | before: [1, 2, 3]
// | after: [1, 2, 3, 4]

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    let sender = thread::spawn(move || {
        let numbers = vec![1, 2, 3];
        println!("before: {numbers:?}");
        tx.send(numbers).unwrap();
        // `numbers` cannot be used here any more: it has moved into the channel.
    });

    let mut numbers = rx.recv().unwrap();
    numbers.push(4);
    sender.join().unwrap();
    println!("after: {numbers:?}");
}
