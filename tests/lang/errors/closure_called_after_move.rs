// rustc: E0382 in line 9

use std::thread;

fn main() {
    let text = String::from("x");
    let job = move || println!("{text}");
    let handle = thread::spawn(job);
    job();
    handle.join().unwrap();
}
