// rustc: E0599 in line 5

fn main() {
    let mut v = vec![1];
    v.puhs(2);
    println!("{v:?}");
}
