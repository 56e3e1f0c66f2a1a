// rustc: E0596 in line 4
fn main() {
    let text = String::from("a");
    text.push_str("b");
    println!("{}", text);
}
