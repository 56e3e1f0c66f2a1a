// rustc: E0277 in line 5

fn main() {
    let v = Some(1);
    println!("{}", v);
}
