// rustc: E0382 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let mut i = 0;
    while i < 3 {
        thread::spawn(move || tx.send(i).unwrap());
        i += 1;
    }
    for x in rx { println!("{x}"); }
}
