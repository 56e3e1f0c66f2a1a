// rustc: E0597 in line 6
fn main() {
    let r;
    {
        let n = 5;
        r = &n;
    }
    println!("{}", r);
}
