// rustc: E0382 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let v = String::from("x");
    tx.send(v).unwrap();
    println!("{v}");
    println!("{}", rx.recv().unwrap());
}
