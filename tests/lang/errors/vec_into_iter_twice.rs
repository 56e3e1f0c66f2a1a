// rustc: E0382 in line 5
fn main() {
    let numbers = vec![1, 2, 3];
    let doubled: Vec<i32> = numbers.into_iter().map(|n| n * 2).collect();
    println!("{:?} {:?}", doubled, numbers);
}
