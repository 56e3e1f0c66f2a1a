// rustc: E0277 in line 4

fn main() {
    let n = 1?;
    println!("{n}");
}
