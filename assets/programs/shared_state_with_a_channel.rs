// title: The same with a channel
// group: Locks and channels
// look for: Nobody shares the number: one thread owns it, the others send it what to add.
// ends: normally
// output: exactly
// | counted 40

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    for _ in 0..4 {
        let tx = tx.clone();
        thread::spawn(move || {
            for _ in 0..10 {
                tx.send(1).unwrap();
            }
        });
    }
    drop(tx);

    let mut counter = 0;
    for n in rx {
        counter += n;
    }
    println!("counted {counter}");
}
