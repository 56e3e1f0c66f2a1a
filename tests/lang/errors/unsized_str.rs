// rustc: E0277 in line 4
fn main() {
    let s = String::from("abc");
    let part = s[0..1];
    println!("{}", part);
}
