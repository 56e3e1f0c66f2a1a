// rustc: E0597 in line 7
fn main() {
    let outer;
    let text = String::from("a");
    {
        let text = String::from("b");
        outer = text.as_str();
    }
    println!("{} {}", outer, text);
}
