// rustc: E0596 in line 7
use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(1);
    let guard = lock.lock().unwrap();
    *guard += 1;
}
