// rustc: E0502 in line 6
fn main() {
    let mut v = vec![1, 2, 3];
    match v.first() {
        Some(x) => {
            v.clear();
            println!("{}", x);
        }
        None => {}
    }
}
