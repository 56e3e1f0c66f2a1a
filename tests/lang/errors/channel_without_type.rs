// rustc: E0282 in line 6

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    drop(tx);
    drop(rx);
}
