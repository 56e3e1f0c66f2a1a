// rustc: E0596 in line 4
fn main() {
    let v = vec![1, 2, 3];
    v[0] = 5;
    println!("{:?}", v);
}
