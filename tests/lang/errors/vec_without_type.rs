// rustc: E0282 in line 4

fn main() {
    let v = Vec::new();
    println!("{}", v.len());
}
