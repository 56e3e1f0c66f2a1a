// rustc: E0597 in line 6
fn main() {
    let mut list: Vec<&str> = Vec::new();
    for i in 0..3 {
        let text = i.to_string();
        list.push(&text);
    }
    println!("{:?}", list);
}
