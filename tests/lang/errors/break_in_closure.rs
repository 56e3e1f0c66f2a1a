// rustc: E0267 in line 8

use std::thread;

fn main() {
    for _ in 0..2 {
        let handle = thread::spawn(|| {
            break;
        });
        handle.join().unwrap();
    }
}
