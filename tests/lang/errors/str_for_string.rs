// rustc: E0308 in line 7

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<String>();
    tx.send("hello").unwrap();
    println!("{}", rx.recv().unwrap());
}
