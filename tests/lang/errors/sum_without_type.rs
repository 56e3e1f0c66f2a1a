// rustc: E0283 in line 4

fn main() {
    let s = [1, 2, 3].iter().sum();
    println!("{s}");
}
