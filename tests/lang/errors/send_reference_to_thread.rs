// rustc: E0597 in line 13
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<&String>();
    let text = String::from("a");
    let handle = thread::spawn(move || {
        for x in rx {
            println!("{}", x);
        }
    });
    tx.send(&text).unwrap();
    drop(tx);
    handle.join().unwrap();
}
