// rustc: E0596 in line 8

use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(vec![1]);
    let guard = lock.lock().unwrap();
    guard.push(2);
    println!("{}", guard.len());
}
