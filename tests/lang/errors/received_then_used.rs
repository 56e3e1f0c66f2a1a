// rustc: E0382 in line 9
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(vec![1]).unwrap();
    let list = rx.recv().unwrap();
    let all = list;
    println!("{:?} {:?}", list, all);
}
