// rustc: E0716 in line 6
use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(vec![1]);
    let list = lock.lock().unwrap().iter();
    println!("{}", list.count());
}
