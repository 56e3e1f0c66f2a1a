// rustc: E0373 in line 8
use std::thread;

fn main() {
    let mut handles = Vec::new();
    for i in 0..3 {
        let text = format!("{}", i);
        handles.push(thread::spawn(|| println!("{}", text)));
    }
    for handle in handles {
        handle.join().unwrap();
    }
}
