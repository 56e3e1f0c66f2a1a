// rustc: E0596 in line 5
fn main() {
    let v = vec![1, 2];
    let it = v.iter();
    println!("{:?}", it.next());
}
