// rustc: E0277 in line 5

fn main() {
    let v = vec![1, 2];
    println!("{}", v);
}
