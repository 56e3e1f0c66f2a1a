// rustc: E0061 in line 7

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    tx.send().unwrap();
    println!("{:?}", rx.recv());
}
