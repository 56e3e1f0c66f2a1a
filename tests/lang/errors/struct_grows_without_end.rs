// rustc: E0275 in line 7
use std::thread;

struct L<T> { v: Option<Box<T>>, a: Option<Box<L<Vec<T>>>>, b: Option<Box<L<(T, T)>>> }

fn main() {
    let x: L<u8> = L { v: None, a: None, b: None }; thread::spawn(move || { let y = x; drop(y); }).join().unwrap();
}
