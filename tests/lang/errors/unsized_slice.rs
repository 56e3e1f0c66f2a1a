// rustc: E0277 in line 4
fn main() {
    let v = vec![1, 2, 3];
    let part = v[0..2];
    println!("{:?}", part);
}
