// title: A pipeline built from functions
// group: Patterns
// look for: Each stage is a function from a receiver to a receiver.
// ends: normally
// output: exactly
// | sum of the squares: 385

use std::sync::mpsc::{self, Receiver};
use std::thread;

fn numbers(up_to: u64) -> Receiver<u64> {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for n in 1..=up_to {
            tx.send(n).unwrap();
        }
    });
    rx
}

fn squares(input: Receiver<u64>) -> Receiver<u64> {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for n in input {
            tx.send(n * n).unwrap();
        }
    });
    rx
}

fn main() {
    let sum: u64 = squares(numbers(10)).iter().sum();
    println!("sum of the squares: {sum}");
}
