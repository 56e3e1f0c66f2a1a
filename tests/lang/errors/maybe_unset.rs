// rustc: E0381 in line 8
fn main() {
    let n: i32;
    let list = vec![1, 2];
    if list.len() > 1 {
        n = 1;
    }
    println!("{}", n);
}
