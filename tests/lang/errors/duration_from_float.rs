// rustc: E0308 in line 7

use std::thread;
use std::time::Duration;

fn main() {
    thread::sleep(Duration::from_millis(0.5));
}
