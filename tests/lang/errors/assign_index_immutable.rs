// rustc: E0594 in line 4
fn main() {
    let v = [1, 2, 3];
    v[0] = 5;
    println!("{:?}", v);
}
