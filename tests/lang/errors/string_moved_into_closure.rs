// rustc: E0382 in line 8

use std::thread;

fn main() {
    let name = String::from("worker");
    let handle = thread::spawn(move || println!("{name}"));
    println!("started {name}");
    handle.join().unwrap();
}
