// rustc: E0004 in line 5

fn main() {
    let n = 3;
    match n {
        0 => println!("zero"),
        1..=5 => println!("few"),
    }
}
