// rustc: E0502 in line 9
fn first_word(s: &String) -> &str {
    &s[0..1]
}

fn main() {
    let mut s = String::from("hello world");
    let word = first_word(&s);
    s.clear();
    println!("{}", word);
}
