// rustc: E0382 in line 12
use std::thread;

fn main() {
    let names = vec![String::from("a")];
    let start = move || {
        let names = names;
        println!("{:?}", names);
    };
    let handle = thread::spawn(start);
    handle.join().unwrap();
    start();
}
