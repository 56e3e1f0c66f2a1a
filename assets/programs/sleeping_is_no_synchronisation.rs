// title: Sleeping is no synchronisation
// group: Pitfalls
// look for: The sleep is a guess; recv in its place would be a fact.
// ends: normally
// output: exactly
// | checked too early: nothing there
// | after recv: 42

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    thread::spawn(move || {
        thread::sleep(Duration::from_millis(200)); // the work takes longer than main guessed
        tx.send(42).unwrap();
    });

    thread::sleep(Duration::from_millis(20));
    match rx.try_recv() {
        Ok(n) => println!("in time: {n}"),
        Err(_) => println!("checked too early: nothing there"),
    }
    println!("after recv: {}", rx.recv().unwrap());
}
