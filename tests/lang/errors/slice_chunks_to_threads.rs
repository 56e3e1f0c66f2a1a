// rustc: E0597 in line 7
use std::thread;

fn main() {
    let numbers = vec![1, 2, 3, 4];
    let mut handles = Vec::new();
    for chunk in numbers.chunks(2) {
        handles.push(thread::spawn(move || chunk.iter().sum::<i32>()));
    }
    for handle in handles {
        println!("{}", handle.join().unwrap());
    }
}
