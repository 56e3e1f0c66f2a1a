// title: Four producers
// group: Several producers
// look for: Each producer owns a clone of tx; the loop ends when the last clone is dropped.
// ends: normally
// output: in any order
// | producer 0 sends 0
// | producer 0 sends 1
// | producer 1 sends 10
// | producer 1 sends 11
// | producer 2 sends 20
// | producer 2 sends 21
// | producer 3 sends 30
// | producer 3 sends 31

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    for id in 0..4 {
        let tx = tx.clone();
        thread::spawn(move || {
            for i in 0..2 {
                tx.send((id, id * 10 + i)).unwrap();
                thread::sleep(Duration::from_millis(20));
            }
        });
    }
    drop(tx);

    for (id, value) in rx {
        println!("producer {id} sends {value}");
    }
}
