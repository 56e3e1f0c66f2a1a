// rustc: E0600 in line 5

fn main() {
    let s = "a";
    println!("{}", -s);
}
