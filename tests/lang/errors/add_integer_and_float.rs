// rustc: E0277 in line 5

fn main() {
    let n: i32 = 1;
    println!("{}", n + 1.5);
}
