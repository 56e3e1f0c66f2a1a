// rustc: E0373 in line 6
use std::thread;

fn main() {
    let mut count = 0;
    let handle = thread::spawn(|| count += 1);
    handle.join().unwrap();
    println!("{}", count);
}
