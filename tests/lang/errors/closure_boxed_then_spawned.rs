// rustc: E0373 in line 7
use std::thread;

fn main() {
    let n = vec![1];
    thread::spawn(Box::new(
        || println!("{:?}",
            n)));
}
