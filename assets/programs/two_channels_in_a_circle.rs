// title: Two full channels in a circle
// group: Pitfalls
// look for: Each thread waits for room in the other's channel before it makes room in its own.
// ends: waits for ever
// output: exactly

use std::sync::mpsc;
use std::thread;

fn main() {
    let (to_right, from_left) = mpsc::sync_channel(1);
    let (to_left, from_right) = mpsc::sync_channel(1);

    let left = thread::spawn(move || {
        for n in 0..3 {
            to_right.send(n).unwrap();
        }
        for n in from_right {
            println!("left: {n}");
        }
    });
    let right = thread::spawn(move || {
        for n in 0..3 {
            to_left.send(n).unwrap();
        }
        for n in from_left {
            println!("right: {n}");
        }
    });

    left.join().unwrap();
    right.join().unwrap();
}
