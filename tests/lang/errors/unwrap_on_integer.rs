// rustc: E0599 in line 5

fn main() {
    let n = 3;
    println!("{}", n.unwrap());
}
