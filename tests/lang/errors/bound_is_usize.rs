// rustc: E0308 in line 7

use std::sync::mpsc;

fn main() {
    let n: i32 = 4;
    let (tx, rx) = mpsc::sync_channel(n);
    tx.send(1).unwrap();
    println!("{}", rx.recv().unwrap());
}
