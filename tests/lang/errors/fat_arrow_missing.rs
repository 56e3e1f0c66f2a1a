// rustc: syntax in line 5

fn main() {
    match 1 {
        1 -> println!("one"),
        _ => println!("other"),
    }
}
