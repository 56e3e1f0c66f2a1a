// title: Iterate until the channel closes
// group: Closing
// look for: The for loop ends by itself: when the only sender is dropped, the channel closes.
// ends: normally
// output: exactly
// | 1
// | 2
// | 3
// | the channel is closed

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    thread::spawn(move || {
        for n in 1..=3 {
            tx.send(n).unwrap();
            thread::sleep(Duration::from_millis(50));
        }
    });

    for n in rx {
        println!("{n}");
    }
    println!("the channel is closed");
}
