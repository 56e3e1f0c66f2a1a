// rustc: E0521 in line 6

use std::thread;

fn start(text: &str) {
    thread::spawn(move || println!("{text}"));
}

fn main() {
    start("a");
}
