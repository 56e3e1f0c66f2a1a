// rustc: E0382 in line 9

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for id in 0..2 {
        thread::spawn(move || {
            println!("{id}: {:?}", rx.recv());
        });
    }
    tx.send(1).unwrap();
}
