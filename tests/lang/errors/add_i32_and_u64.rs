// rustc: E0308 in line 6

fn main() {
    let a: i32 = 1;
    let b: u64 = 2;
    println!("{}", a + b);
}
