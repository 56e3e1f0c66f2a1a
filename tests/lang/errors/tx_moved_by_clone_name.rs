// rustc: E0382 in line 9
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let tx2 = tx;
    thread::spawn(move || tx2.send(1).unwrap());
    thread::spawn(move || tx.send(2).unwrap());
    for x in rx {
        println!("{}", x);
    }
}
