// rustc: E0506 in line 5
fn main() {
    let mut name = Some(String::from("a"));
    if let Some(n) = &name {
        name = None;
        println!("{}", n);
    }
    println!("{:?}", name);
}
