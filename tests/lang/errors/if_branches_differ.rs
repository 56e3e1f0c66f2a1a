// rustc: E0308 in line 5

fn main() {
    let n = 3;
    let text = if n > 2 { "big" } else { 0 };
    println!("{text}");
}
