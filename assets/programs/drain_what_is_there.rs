// title: Take what is there: try_iter
// group: Waiting and not waiting
// look for: try_iter stops when nothing is there, not when the channel closes.
// ends: normally
// output: exactly
// | now: [1, 2]
// | now: []
// | later: [3]

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    tx.send(2).unwrap();

    let now: Vec<i32> = rx.try_iter().collect();
    println!("now: {now:?}");
    let now: Vec<i32> = rx.try_iter().collect();
    println!("now: {now:?}");

    tx.send(3).unwrap();
    let later: Vec<i32> = rx.try_iter().collect();
    println!("later: {later:?}");
}
