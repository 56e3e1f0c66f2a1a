// rustc: E0308 in line 6

use std::thread;

fn main() {
    thread::sleep(100);
}
