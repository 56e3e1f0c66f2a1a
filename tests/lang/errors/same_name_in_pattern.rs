// rustc: E0416 in line 4

fn main() {
    let (a, a) = (1, 2);
    println!("{a}");
}
