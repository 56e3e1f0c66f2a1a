// rustc: E0507 in line 6
use std::sync::Arc;

fn main() {
    let shared = Arc::new(String::from("a"));
    let text = *shared;
    println!("{}", text);
}
