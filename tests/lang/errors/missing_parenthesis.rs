// rustc: syntax in line 5

fn main() {
    println!("{}", (1 + 2);
}
