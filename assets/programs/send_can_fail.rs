// title: Both ends can be gone
// group: First steps
// look for: recv fails when every sender is gone; send fails when the receiver is, and hands the value back.
// ends: normally
// output: exactly
// | recv: Err(RecvError)
// | send: the value 7 came back

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    drop(tx);
    println!("recv: {:?}", rx.recv());

    let (tx, rx) = mpsc::channel();
    drop(rx);
    match tx.send(7) {
        Ok(()) => println!("send: delivered"),
        Err(mpsc::SendError(value)) => println!("send: the value {value} came back"),
    }
}
