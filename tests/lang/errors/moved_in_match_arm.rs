// rustc: E0382 in line 13

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let mode = 1;
    match mode {
        0 => println!("nothing"),
        _ => drop(tx),
    }
    tx.send(2).unwrap();
    for x in rx { println!("{x}"); }
}
