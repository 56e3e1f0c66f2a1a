// rustc: E0382 in line 10

use std::thread;

fn main() {
    let handles = vec![thread::spawn(|| 1), thread::spawn(|| 2)];
    for h in handles {
        println!("{}", h.join().unwrap());
    }
    println!("{}", handles.len());
}
