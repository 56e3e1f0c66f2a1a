// rustc: E0277 in line 4

fn main() {
    let v: Vec<String> = (1..3).collect();
    println!("{v:?}");
}
