// rustc: syntax in line 4

fn main() {
    println!("{}", (1 + 2);
}
