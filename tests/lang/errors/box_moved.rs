// rustc: E0382 in line 5
fn main() {
    let text = Box::new(String::from("a"));
    let inner = *text;
    println!("{} {}", inner, text);
}
