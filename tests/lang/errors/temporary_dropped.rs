// rustc: E0716 in line 5

fn main() {
    let r: &String = &String::from("a");
    let s: &str = String::from("b").as_str();
    println!("{r} {s}");
}
