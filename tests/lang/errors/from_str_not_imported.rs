// rustc: E0599 in line 4

fn main() {
    let x = i32::from_str("5").unwrap();
    println!("{x}");
}
