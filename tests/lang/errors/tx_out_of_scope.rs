// rustc: E0425 in line 10

use std::sync::mpsc;

fn main() {
    {
        let (tx, _rx) = mpsc::channel();
        tx.send(1).unwrap();
    }
    tx.send(2).unwrap();
}
