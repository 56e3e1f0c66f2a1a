// rustc: E0521 in line 6

use std::thread;

fn sum(numbers: &[i32]) {
    let handle = thread::spawn(move || numbers.iter().sum::<i32>());
    println!("{}", handle.join().unwrap());
}

fn main() {
    sum(&[1, 2]);
}
