// rustc: E0277 in line 2
fn words() -> Vec<str> {
    Vec::new()
}

fn main() {
    println!("{}", words().len());
}
