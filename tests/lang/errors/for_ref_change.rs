// rustc: E0594 in line 5
fn main() {
    let mut v = vec![1, 2];
    for x in &v {
        *x += 1;
    }
    v.push(3);
}
