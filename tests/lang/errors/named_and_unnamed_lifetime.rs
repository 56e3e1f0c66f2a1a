// rustc: E0621 in line 3
fn pick<'a>(a: &'a str, b: &str) -> &'a str {
    if a.len() > 1 { a } else { b }
}

fn main() {
    println!("{}", pick("a", "b"));
}
