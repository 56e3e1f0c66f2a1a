// rustc: E0507 in line 7

use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(String::from("a"));
    let text = *lock.lock().unwrap();
    println!("{text}");
}
