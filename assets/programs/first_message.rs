// title: The first message
// group: First steps
// look for: The value leaves the spawned thread's hands and arrives in main's.
// ends: normally
// output: exactly
// | got: hello

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    thread::spawn(move || {
        tx.send(String::from("hello")).unwrap();
    });

    let message = rx.recv().unwrap();
    println!("got: {message}");
}
