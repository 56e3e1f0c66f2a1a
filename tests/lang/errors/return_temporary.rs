// rustc: E0515 in line 3
fn name() -> &'static str {
    String::from("a").as_str()
}

fn main() {
    println!("{}", name());
}
