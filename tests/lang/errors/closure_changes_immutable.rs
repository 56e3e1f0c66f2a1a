// rustc: E0594 in line 4
fn main() {
    let n = 0;
    let mut up = || n += 1;
    up();
}
