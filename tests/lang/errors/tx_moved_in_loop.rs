// rustc: E0382 in line 9

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for i in 0..3 {
        thread::spawn(move || {
            tx.send(i).unwrap();
        });
    }
    for x in rx { println!("{x}"); }
}
