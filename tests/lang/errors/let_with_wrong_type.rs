// rustc: E0308 in line 4

fn main() {
    let n: i32 = "five";
    println!("{n}");
}
