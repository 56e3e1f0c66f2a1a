// title: The forgotten sender, mended
// group: Several producers
// look for: drop(tx) gives main's own sender up, so the last producer closes the channel.
// ends: normally
// output: in any order
// | 1
// | 2
// | all producers are done

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
    drop(tx);

    for id in rx {
        println!("{id}");
    }
    println!("all producers are done");
}
