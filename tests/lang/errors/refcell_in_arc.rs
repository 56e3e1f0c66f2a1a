// rustc: E0277 in line 10

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

fn main() {
    let n = Arc::new(RefCell::new(1));
    let m = Arc::clone(&n);
    let handle = thread::spawn(move || *m.borrow_mut() += 1);
    handle.join().unwrap();
}
