// rustc: E0308 in line 3

fn double(n: i32) -> i32 {
    n * 2;
}

fn main() {
    println!("{}", double(2));
}
