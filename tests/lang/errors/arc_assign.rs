// rustc: E0594 in line 6
use std::sync::Arc;

fn main() {
    let n = Arc::new(1);
    *n = 2;
    println!("{}", n);
}
