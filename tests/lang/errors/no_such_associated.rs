// rustc: E0599 in line 4

fn main() {
    let v: Vec<i32> = Vec::create();
    println!("{v:?}");
}
