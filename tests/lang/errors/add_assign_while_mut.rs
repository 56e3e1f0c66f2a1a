// rustc: E0503 in line 5
fn main() {
    let mut n = 1;
    let r = &mut n;
    n += 1;
    *r += 1;
    println!("{}", n);
}
