// rustc: E0507 in line 6

fn main() {
    let name = String::from("a");
    let r = &name;
    let moved = *r;
    println!("{moved}");
}
