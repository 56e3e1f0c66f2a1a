// rustc: E0597 in line 8
use std::sync::Mutex;

fn main() {
    let guard;
    {
        let lock = Mutex::new(1);
        guard = lock.lock().unwrap();
    }
    println!("{}", guard);
}
