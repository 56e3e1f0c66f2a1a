// rustc: E0382 in line 8
use std::thread;

fn main() {
    let handle = thread::spawn(|| 1);
    let mut n = 0;
    while n < 3 {
        n += handle.join().unwrap();
    }
}
