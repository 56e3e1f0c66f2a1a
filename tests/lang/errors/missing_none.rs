// rustc: E0004 in line 5

fn main() {
    let v = vec![1];
    match v.first() {
        Some(n) => println!("{n}"),
    }
}
