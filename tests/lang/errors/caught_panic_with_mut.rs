// rustc: E0277 in line 5
use std::panic::catch_unwind;
fn main() {
    let mut n = 0;
    let r = catch_unwind(|| {
        n += 1;
    });
    println!("{} {}", r.is_err(), n);
}
