// rustc: E0502 in line 5
fn main() {
    let mut names = vec![String::from("a")];
    let lengths = names.iter().map(|n| n.as_str());
    names.push(String::from("b"));
    println!("{}", lengths.count());
}
