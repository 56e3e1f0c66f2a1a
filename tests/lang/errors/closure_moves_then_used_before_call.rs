// rustc: E0382 in line 5
fn main() {
    let list = vec![1, 2, 3];
    let take = move || list.len();
    println!("{:?}", list);
    println!("{}", take());
}
