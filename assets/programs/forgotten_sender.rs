// title: The forgotten sender
// group: Several producers
// look for: Both producers are done, but main still owns the first tx: rx waits for ever.
// ends: waits for ever
// output: in any order
// | 1
// | 2

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    for id in 1..=2 {
        let tx = tx.clone();
        thread::spawn(move || {
            tx.send(id).unwrap();
        });
    }
    // Here `drop(tx);` is missing.

    for id in rx {
        println!("{id}");
    }
    println!("never printed");
}
