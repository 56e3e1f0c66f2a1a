// rustc: E0597 in line 9
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        let text = String::from("a");
        tx.send(text.as_str()).unwrap();
    });
    println!("{}", rx.recv().unwrap());
}
