// rustc: E0381 in line 10
fn main() {
    let last: i32;
    let mut n = 0;
    while n < 3 {
        last = n;
        n += 1;
        break;
    }
    println!("{}", last);
}
