// rustc: E0277 in line 5
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel::<[i32]>();
    drop(tx);
    drop(rx);
}
