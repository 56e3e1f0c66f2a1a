// rustc: E0382 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let s = "a".to_string();
    tx.send(s).unwrap();
    tx.send(s).unwrap();
    for x in rx { println!("{x}"); }
}
