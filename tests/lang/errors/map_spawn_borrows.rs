// rustc: E0373 in line 6
use std::thread;

fn main() {
    let data = vec![1, 2, 3];
    let handles: Vec<_> = (0..3).map(|i| thread::spawn(|| println!("{} {}", i, data[i]))).collect();
    for handle in handles {
        handle.join().unwrap();
    }
}
