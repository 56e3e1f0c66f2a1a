// rustc: E0596 in line 7
use std::thread;

fn main() {
    let list = vec![1];
    thread::spawn(move || {
        list.push(2);
        println!("{:?}", list);
    });
}
