// rustc: E0381 in line 5
fn main() {
    let total: i32;
    for i in 0..3 {
        total += i;
    }
}
