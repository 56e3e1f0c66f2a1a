// rustc: E0384 in line 5
fn main() {
    let n = 1;
    if n > 0 {
        n = 2;
    }
    println!("{}", n);
}
