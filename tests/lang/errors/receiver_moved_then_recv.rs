// rustc: E0382 in line 13
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for x in rx {
            println!("{}", x);
        }
    });
    tx.send(1).unwrap();
    println!("{:?}", rx.recv());
}
