// rustc: E0597 in line 8
use std::thread;

fn main() {
    let n = vec![1];
    let f: Box<dyn Fn() + Send> = Box::new(
        || println!("{:?}",
            n));
    thread::spawn(f);
}
