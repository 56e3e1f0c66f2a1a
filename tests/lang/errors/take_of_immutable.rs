// rustc: E0596 in line 4
fn main() {
    let name = Some(1);
    println!("{:?}", name.take());
}
