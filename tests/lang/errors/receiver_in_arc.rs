// rustc: E0277 in line 10

use std::sync::{mpsc, Arc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(rx);
    let rx2 = Arc::clone(&rx);
    let handle = thread::spawn(move || println!("{:?}", rx2.recv()));
    tx.send(1).unwrap();
    handle.join().unwrap();
}
