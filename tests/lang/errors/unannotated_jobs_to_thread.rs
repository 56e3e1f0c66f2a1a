// rustc: E0597 in line 15
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        let job: Box<dyn FnOnce() + Send> = rx.recv().unwrap();
        job();
    });
    let n = 1;
    tx.send(Box::new(
        ||
            println!("{}",
                n))).unwrap();
}
