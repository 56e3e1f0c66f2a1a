// rustc: E0382 in line 8
fn total(list: Vec<i32>) -> i32 {
    list.iter().sum()
}

fn main() {
    let list = vec![1, 2];
    println!("{} {}", total(list), list.len());
}
