// rustc: E0502 in line 5
fn main() {
    let mut v = vec![1, 2, 3];
    let big: Vec<&i32> = v.iter().filter(|x| **x > 1).collect();
    v.push(4);
    println!("{:?}", big);
}
