// rustc: E0596 in line 6
use std::sync::Arc;

fn main() {
    let list = Arc::new(vec![1]);
    list.push(2);
    println!("{:?}", list);
}
