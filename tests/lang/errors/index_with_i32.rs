// rustc: E0277 in line 6

fn main() {
    let v = vec![1, 2];
    let i: i32 = 0;
    println!("{}", v[i]);
}
