// title: Relying on an order between producers
// group: Pitfalls
// look for: Each producer's own messages stay in order; between producers there is none.
// ends: normally
// output: in any order
// | a 1
// | a 2
// | b 1
// | b 2

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    for name in ["a", "b"] {
        let tx = tx.clone();
        thread::spawn(move || {
            for n in 1..=2 {
                tx.send(format!("{name} {n}")).unwrap();
            }
        });
    }
    drop(tx);

    for line in rx {
        println!("{line}");
    }
}
