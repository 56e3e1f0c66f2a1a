// rustc: E0384 in line 4

fn down(n: i32) -> i32 {
    n -= 1;
    n
}

fn main() {
    println!("{}", down(2));
}
