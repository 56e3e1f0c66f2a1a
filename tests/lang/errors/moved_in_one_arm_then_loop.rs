// rustc: E0382 in line 9
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let mut n = 0;
    loop {
        match n {
            2 => drop(tx),
            5 => break,
            _ => tx.send(n).unwrap(),
        }
        n += 1;
    }
    for x in rx {
        println!("{}", x);
    }
}
