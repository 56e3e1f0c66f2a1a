// rustc: E0506 in line 5
fn main() {
    let mut n = 1;
    let r = &n;
    n = 2;
    println!("{} {}", n, r);
}
