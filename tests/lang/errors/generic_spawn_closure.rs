// rustc: E0310 in line 5
use std::thread;

fn start<F: FnOnce() + Send>(f: F) {
    thread::spawn(f);
}

fn main() {
    start(|| println!("a"));
}
