// rustc: E0432 in line 3

use std::sync::mpsc::Transmitter;

fn main() {
    println!("hi");
}
