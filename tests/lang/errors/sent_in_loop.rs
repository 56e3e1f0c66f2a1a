// rustc: E0382 in line 8
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let text = String::from("a");
    for _ in 0..3 {
        tx.send(text).unwrap();
    }
    drop(tx);
    for x in rx {
        println!("{}", x);
    }
}
