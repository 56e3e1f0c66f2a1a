// rustc: E0308 in line 11

use std::sync::mpsc;

fn produce(tx: mpsc::Sender<i32>) {
    tx.send(1).unwrap();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    produce(&tx);
    for x in rx { println!("{x}"); }
}
