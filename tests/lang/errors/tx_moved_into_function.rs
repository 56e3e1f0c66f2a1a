// rustc: E0382 in line 12

use std::sync::mpsc;

fn produce(tx: mpsc::Sender<i32>) {
    tx.send(1).unwrap();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    produce(tx);
    produce(tx);
    for x in rx { println!("{x}"); }
}
