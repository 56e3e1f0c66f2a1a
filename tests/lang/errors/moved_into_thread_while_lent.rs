// rustc: E0505 in line 7
use std::thread;

fn main() {
    let v = vec![1, 2];
    let first = &v[0];
    let handle = thread::spawn(move || println!("{:?}", v));
    println!("{}", first);
    handle.join().unwrap();
}
