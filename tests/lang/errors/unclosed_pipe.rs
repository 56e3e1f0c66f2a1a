// rustc: syntax in line 4

fn main() {
    let f = |x x + 1;
    println!("{}", f(1));
}
