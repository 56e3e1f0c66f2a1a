// rustc: E0373 in line 7
use std::thread;

fn main() {
    let n = vec![1];
    let f =
        || println!("{:?}",
            n);
    thread::spawn(f);
}
