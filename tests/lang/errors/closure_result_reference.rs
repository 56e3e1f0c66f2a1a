// rustc: E0502 in line 6
fn main() {
    let mut text = String::from("a");
    let whole = |s: &String| s.len();
    let r = &mut text;
    println!("{}", whole(&text));
    r.push('b');
}
