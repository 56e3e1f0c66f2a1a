// rustc: E0381 in line 5

fn main() {
    let n: i32;
    println!("{n}");
}
