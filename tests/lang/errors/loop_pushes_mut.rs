// rustc: E0499 in line 6
fn main() {
    let mut n = 0;
    let mut list = Vec::new();
    for _ in 0..2 {
        list.push(&mut n);
    }
    println!("{:?}", list);
}
