// rustc: E0382 in line 10

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let mut handles = vec![];
    for _ in 0..2 {
        handles.push(thread::spawn(move || {
            *total.lock().unwrap() += 1;
        }));
    }
    for h in handles { h.join().unwrap(); }
}
