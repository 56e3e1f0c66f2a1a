// rustc: E0596 in line 5
fn main() {
    let pair = (1, String::from("a"));
    let (n, text) = &pair;
    text.push('b');
    println!("{} {:?}", n, pair);
}
