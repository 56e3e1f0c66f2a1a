// rustc: E0277 in line 11

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let lock = Arc::new(Mutex::new(0));
    let other = Arc::clone(&lock);
    let handle = thread::spawn(move || {
        let guard = other.lock().unwrap();
        let inner = thread::spawn(move || println!("{}", guard));
        inner.join().unwrap();
    });
    handle.join().unwrap();
}
