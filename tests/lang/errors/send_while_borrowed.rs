// rustc: E0505 in line 9

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let text = String::from("a");
    let first = &text;
    tx.send(text).unwrap();
    println!("{first}");
    println!("{}", rx.recv().unwrap());
}
