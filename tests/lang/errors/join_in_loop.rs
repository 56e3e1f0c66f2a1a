// rustc: E0382 in line 8

use std::thread;

fn main() {
    let handle = thread::spawn(|| println!("hi"));
    for _ in 0..2 {
        handle.join().unwrap();
    }
}
