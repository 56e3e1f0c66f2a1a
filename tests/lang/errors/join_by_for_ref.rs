// rustc: E0507 in line 7
use std::thread;

fn main() {
    let handles = vec![thread::spawn(|| 1), thread::spawn(|| 2)];
    for i in 0..2 {
        println!("{}", handles[i].join().unwrap());
    }
}
