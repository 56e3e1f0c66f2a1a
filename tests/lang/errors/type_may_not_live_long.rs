// rustc: E0310 in line 6

use std::thread;

fn start<T: Send + std::fmt::Display>(value: T) {
    thread::spawn(move || println!("{value}"));
}

fn main() {
    start(1);
}
