// rustc: E0507 in line 6
use std::sync::Arc;

fn main() {
    let list = Arc::new(vec![1, 2, 3]);
    for x in *list {
        println!("{}", x);
    }
}
