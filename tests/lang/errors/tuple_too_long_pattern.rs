// rustc: E0308 in line 4

fn main() {
    let (a, b, c) = (1, 2);
    println!("{a} {b} {c}");
}
