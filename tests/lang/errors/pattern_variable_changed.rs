// rustc: E0384 in line 4
fn main() {
    let (a, b) = (1, 2);
    a += b;
    println!("{}", a);
}
