// rustc: E0507 in line 5
fn main() {
    let text = String::from("a");
    let mut kept = Vec::new();
    (0..3).for_each(|_| kept.push(text));
    println!("{:?}", kept);
}
