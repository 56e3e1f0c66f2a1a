// rustc: E0277 in line 8

use std::rc::Rc;
use std::thread;

fn main() {
    let n = Rc::new(1);
    let handle = thread::spawn(move || println!("{n}"));
    handle.join().unwrap();
}
