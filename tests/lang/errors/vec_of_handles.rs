// rustc: E0597 in line 7
use std::thread;

fn main() {
    let names = vec![String::from("a")];
    let mut handles = vec![];
    for name in &names {
        handles.push(thread::spawn(move || println!("{}", name)));
    }
    for handle in handles {
        handle.join().unwrap();
    }
}
