// rustc: E0596 in line 5

fn main() {
    let v = Vec::new();
    v.push(1);
    println!("{v:?}");
}
