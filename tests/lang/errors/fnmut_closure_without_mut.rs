// rustc: E0596 in line 5
fn main() {
    let mut n = 0;
    let up = || n += 1;
    up();
    println!("{}", n);
}
