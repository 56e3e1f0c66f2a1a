// title: A rendezvous with oneself
// group: Pitfalls
// look for: With a buffer of 0 somebody else has to take the message; here there is nobody else.
// ends: waits for ever
// output: exactly
// | sending

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    println!("sending");
    tx.send(1).unwrap();
    println!("received {}", rx.recv().unwrap());
}
