// rustc: E0373 in line 7

use std::thread;

fn main() {
    let n = 5;
    let handle = thread::spawn(|| {
        println!("{}", n + 1);
    });
    handle.join().unwrap();
}
