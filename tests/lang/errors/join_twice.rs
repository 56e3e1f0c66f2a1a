// rustc: E0382 in line 8

use std::thread;

fn main() {
    let handle = thread::spawn(|| println!("hi"));
    handle.join().unwrap();
    handle.join().unwrap();
}
