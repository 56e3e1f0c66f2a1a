// rustc: E0502 in line 5
fn main() {
    let mut v = vec![1, 2, 3];
    for x in v.iter_mut() {
        *x += v.len() as i32;
    }
}
