// rustc: syntax in line 4

fn main() {
    let v = Vec<i32>::new();
    println!("{v:?}");
}
