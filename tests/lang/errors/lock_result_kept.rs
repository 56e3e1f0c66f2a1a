// rustc: E0515 in line 6
use std::sync::Mutex;

fn first(lock: &Mutex<Vec<String>>) -> &String {
    let guard = lock.lock().unwrap();
    &guard[0]
}

fn main() {
    println!("{}", first(&Mutex::new(vec![String::new()])));
}
