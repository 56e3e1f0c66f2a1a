// rustc: E0507 in line 8
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    (0..3).for_each(|i| {
        thread::spawn(move || tx.send(i).unwrap());
    });
    println!("{}", rx.iter().count());
}
