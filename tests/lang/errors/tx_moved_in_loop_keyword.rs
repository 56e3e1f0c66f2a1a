// rustc: E0382 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let mut n = 0;
    loop {
        thread::spawn(move || tx.send(n).unwrap());
        n += 1;
        if n == 2 { break; }
    }
    for x in rx { println!("{x}"); }
}
