// rustc: E0599 in line 7

use std::sync::Arc;

fn main() {
    let n = Arc::new(1);
    println!("{}", *n.lock().unwrap());
}
