// rustc: E0597 in line 8
fn keep(text: &'static str) -> usize {
    text.len()
}

fn main() {
    let text = String::from("a");
    println!("{}", keep(&text));
}
