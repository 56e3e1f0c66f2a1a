// rustc: E0107 in line 6

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<i32, i32>();
    tx.send(1).unwrap();
    println!("{:?}", rx.recv());
}
