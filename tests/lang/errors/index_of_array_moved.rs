// rustc: E0508 in line 5
fn main() {
    let names = [String::from("a"), String::from("b")];
    let i = 1;
    let name = names[i];
    println!("{}", name);
}
