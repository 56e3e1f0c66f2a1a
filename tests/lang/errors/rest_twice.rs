// rustc: syntax in line 5
fn main() {
    let numbers = (2, 4, 8, 16, 32);
    match numbers {
        (.., middle, ..) => println!("{middle}"),
    }
}
