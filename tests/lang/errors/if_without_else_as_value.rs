// rustc: E0317 in line 5

fn main() {
    let n = 3;
    let m: i32 = if n > 2 { 1 };
    println!("{m}");
}
