// rustc: E0515 in line 5

fn name() -> &'static str {
    let text = String::from("a");
    &text
}

fn main() {
    println!("{}", name());
}
