// rustc: E0277 in line 7
use std::error::Error;

#[derive(Debug)]
struct Closed;

impl Error for Closed {}

fn main() {
    let error: Box<dyn Error> = Box::new(Closed);
    println!("{:?}", error);
}
