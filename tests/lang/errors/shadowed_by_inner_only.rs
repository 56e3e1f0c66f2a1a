// rustc: E0382 in line 11
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    {
        let tx = tx;
        thread::spawn(move || tx.send(1).unwrap());
    }
    tx.send(2).unwrap();
    for x in rx {
        println!("{}", x);
    }
}
