// rustc: E0373 in line 7

use std::thread;

fn main() {
    for i in 0..3 {
        thread::spawn(|| println!("{i}"));
    }
}
