// rustc: E0382 in line 11
use std::fmt::Debug;

fn show<T: Debug>(value: T) {
    println!("{:?}", value);
}

fn main() {
    let names = vec![String::from("a")];
    show(names);
    show(names);
}
