// rustc: E0515 in line 4
fn name<'a>() -> &'a str {
    let text = String::from("a");
    text.as_str()
}

fn main() {
    println!("{}", name());
}
