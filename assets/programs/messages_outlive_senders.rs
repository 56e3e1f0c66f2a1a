// title: Messages outlive their senders
// group: Closing
// look for: All senders are gone before the first recv, and still nothing is lost.
// ends: normally
// output: exactly
// | Ok('a')
// | Ok('b')
// | Err(RecvError)

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send('a').unwrap();
    tx.send('b').unwrap();
    drop(tx);

    for _ in 0..3 {
        println!("{:?}", rx.recv());
    }
}
