// rustc: E0373 in line 7
use std::thread;

fn main() {
    let handle = {
        let list = vec![1, 2, 3];
        thread::spawn(|| list.len())
    };
    println!("{}", handle.join().unwrap());
}
