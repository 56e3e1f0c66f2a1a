// rustc: E0507 in line 4
fn main() {
    let prefix = String::from("a");
    let list: Vec<String> = vec![1, 2].into_iter().map(|n| prefix + &n.to_string()).collect();
    println!("{:?}", list);
}
