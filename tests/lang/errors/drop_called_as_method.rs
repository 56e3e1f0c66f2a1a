// rustc: E0599 in line 6
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    tx.drop();
    println!("{:?}", rx.recv());
}
