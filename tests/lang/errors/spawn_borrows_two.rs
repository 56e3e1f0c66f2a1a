// rustc: E0373 in line 7
use std::thread;

fn main() {
    let a = vec![1];
    let b = vec![2];
    let handle = thread::spawn(|| println!("{:?} {:?}", a, b));
    handle.join().unwrap();
}
