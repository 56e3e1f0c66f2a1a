// rustc: E0599 in line 7

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    println!("{:?}", tx.recv());
    drop(rx);
}
