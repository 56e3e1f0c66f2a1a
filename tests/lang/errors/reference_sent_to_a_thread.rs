// rustc: E0597 in line 10

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<&String>();
    let handle = thread::spawn(move || println!("{}", rx.recv().unwrap()));
    let text = String::from("a");
    tx.send(&text).unwrap();
    handle.join().unwrap();
}
