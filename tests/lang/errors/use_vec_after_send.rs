// rustc: E0382 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let numbers = vec![1, 2, 3];
    tx.send(numbers).unwrap();
    println!("{}", numbers.len());
    let got: Vec<i32> = rx.recv().unwrap();
    println!("{got:?}");
}
