// rustc: E0433 in line 6

use std::thread;

fn main() {
    thread::sleep(Duration::from_millis(1));
}
