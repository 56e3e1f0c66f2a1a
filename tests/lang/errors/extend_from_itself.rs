// rustc: E0502 in line 4
fn main() {
    let mut v = vec![1];
    v.extend(v.iter().map(|x| x + 1));
    println!("{:?}", v);
}
