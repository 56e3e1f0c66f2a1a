// rustc: E0505 in line 5
fn main() {
    let text = String::from("a");
    let part = text.as_str();
    drop(text);
    println!("{}", part);
}
