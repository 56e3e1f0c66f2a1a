// rustc: E0506 in line 5
fn main() {
    let mut name = String::from("a");
    let r = &name;
    name = String::from("b");
    println!("{}", r);
}
