// rustc: E0597 in line 16
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<Box<dyn FnOnce() + Send>>();
    thread::spawn(move || {
        for job in rx {
            job();
        }
    });
    let n = 1;
    tx.send(Box::new(
        ||
            println!("{}",
                n))).unwrap();
}
