// title: _ drops at once, _rx does not
// group: Pitfalls
// look for: let (tx, _) = … drops the receiver on the spot; a name with an underscore keeps it.
// ends: normally
// output: exactly
// | _rx: Ok(())
// | _: Err(SendError { .. })

use std::sync::mpsc;

fn main() {
    let (tx, _rx) = mpsc::channel();
    println!("_rx: {:?}", tx.send(1));

    let (tx, _) = mpsc::channel();
    println!("_: {:?}", tx.send(1));
}
