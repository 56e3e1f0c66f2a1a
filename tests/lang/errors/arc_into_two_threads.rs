// rustc: E0382 in line 8
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let a = thread::spawn(move || *total.lock().unwrap() += 1);
    let b = thread::spawn(move || *total.lock().unwrap() += 2);
    a.join().unwrap();
    b.join().unwrap();
}
