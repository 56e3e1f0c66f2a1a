// rustc: syntax in line 5

fn main() {
    let mut n = 1;
    n++;
    println!("{n}");
}
