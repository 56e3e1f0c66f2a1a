// title: A panic in one producer
// group: Pitfalls
// look for: The panic unwinds and drops that thread's tx, so the channel still closes.
// ends: normally
// output: in any order
// | from a: 1
// | from a: 2
// | from b: 1
// | b: panicked

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    let tx_a = tx.clone();
    let a = thread::spawn(move || {
        for n in 1..=2 {
            tx_a.send(("a", n)).unwrap();
        }
    });
    let b = thread::spawn(move || {
        tx.send(("b", 1)).unwrap();
        panic!("b has had enough");
    });

    for (name, n) in rx {
        println!("from {name}: {n}");
    }
    a.join().unwrap();
    println!("b: {}", if b.join().is_err() { "panicked" } else { "fine" });
}
