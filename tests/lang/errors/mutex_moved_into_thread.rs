// rustc: E0382 in line 9
use std::sync::Mutex;
use std::thread;

fn main() {
    let total = Mutex::new(0);
    let handle = thread::spawn(move || *total.lock().unwrap() += 1);
    handle.join().unwrap();
    println!("{}", *total.lock().unwrap());
}
