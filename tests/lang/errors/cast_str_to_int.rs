// rustc: E0606 in line 4

fn main() {
    let n = "4" as i32;
    println!("{n}");
}
