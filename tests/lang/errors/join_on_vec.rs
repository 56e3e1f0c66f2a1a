// rustc: E0599 in line 7

use std::thread;

fn main() {
    let handles = vec![thread::spawn(|| 1)];
    handles.join().unwrap();
}
