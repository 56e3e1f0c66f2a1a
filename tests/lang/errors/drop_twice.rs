// rustc: E0382 in line 9

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    drop(tx);
    drop(tx);
    println!("{:?}", rx.recv());
}
