// rustc: E0277 in line 6

use std::thread;

fn start<T: std::fmt::Display + 'static>(value: T) {
    thread::spawn(move || println!("{value}"));
}

fn main() {
    start(1);
}
