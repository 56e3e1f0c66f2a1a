// rustc: E0382 in line 5
fn main() {
    let pair = (String::from("a"), 1);
    let first = pair.0;
    let all = pair;
    println!("{} {}", first, all.1);
}
