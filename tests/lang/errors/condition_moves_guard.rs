// rustc: E0507 in line 7
use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(String::from("a"));
    let guard = lock.lock().unwrap();
    let text: String = *guard;
    println!("{}", text);
}
