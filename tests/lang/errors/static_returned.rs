// rustc: syntax in line 3
fn same(text: &str) -> &'static str {
    text
}

fn main() {
    println!("{}", same("a"));
}
