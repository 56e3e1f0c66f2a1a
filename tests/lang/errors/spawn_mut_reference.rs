// rustc: E0597 in line 6
use std::thread;

fn main() {
    let mut list = vec![1];
    let lent = &mut list;
    thread::spawn(move || lent.push(2)).join().unwrap();
    println!("{:?}", list);
}
