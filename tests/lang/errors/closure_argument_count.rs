// rustc: E0057 in line 5

fn main() {
    let add = |a: i32, b: i32| a + b;
    println!("{}", add(1));
}
