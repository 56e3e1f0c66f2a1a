// rustc: E0107 in line 5

use std::sync::mpsc;

fn produce(tx: mpsc::Sender) {
    drop(tx);
}

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    produce(tx);
    println!("{:?}", rx.recv());
}
