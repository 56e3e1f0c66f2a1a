// rustc: E0596 in line 3
fn add(list: Vec<i32>) -> Vec<i32> {
    list.push(1);
    list
}

fn main() {
    println!("{:?}", add(vec![]));
}
