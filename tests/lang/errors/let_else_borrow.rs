// rustc: E0502 in line 5
fn main() {
    let mut name = Some(String::from("a"));
    let Some(n) = &name else { return };
    name.take();
    println!("{}", n);
}
