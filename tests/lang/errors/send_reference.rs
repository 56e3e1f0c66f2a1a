// rustc: E0597 in line 8
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    {
        let text = String::from("a");
        tx.send(&text).unwrap();
    }
    println!("{}", rx.recv().unwrap());
}
