// title: The last producer takes tx itself
// group: Several producers
// look for: No clone is left over when one of the threads takes the original.
// ends: normally
// output: in any order
// | clone
// | original

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    let tx1 = tx.clone();
    thread::spawn(move || tx1.send("clone").unwrap());
    thread::spawn(move || tx.send("original").unwrap());

    for name in rx {
        println!("{name}");
    }
}
