// rustc: E0308 in line 7

fn main() {
    let n = 1;
    let word = match n {
        1 => "one",
        _ => 2,
    };
    println!("{word}");
}
