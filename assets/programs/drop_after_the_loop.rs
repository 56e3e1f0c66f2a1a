// title: The drop that comes too late
// group: Pitfalls
// look for: drop(tx) stands behind the loop that waits for it.
// ends: waits for ever
// output: exactly
// | 1

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();

    for n in rx {
        println!("{n}");
    }
    drop(tx);
}
