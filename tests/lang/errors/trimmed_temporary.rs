// rustc: E0716 in line 3
fn main() {
    let word = String::from(" a ").to_string().trim();
    println!("{}", word);
}
