// rustc: E0599 in line 6

use std::collections::hash_map::DefaultHasher;
fn main() {
    let mut h = DefaultHasher::new();
    5u32.hash(&mut h);
    println!("{}", h.finish() != 0);
}
