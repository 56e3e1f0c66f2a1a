// rustc: E0277 in line 5
// What is printed is lent: a text of unknown size cannot be, but by its reference.
fn main() {
    let word = String::from("seven");
    println!("{}", *word);
    println!("{}", &word[1..]);
}
