// rustc: E0308 in line 11

use std::sync::mpsc;

fn produce(tx: mpsc::Sender<i32>, n: i32) {
    tx.send(n).unwrap();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    produce(tx, "3");
    for x in rx { println!("{x}"); }
}
