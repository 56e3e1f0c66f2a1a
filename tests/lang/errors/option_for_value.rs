// rustc: E0308 in line 5

fn main() {
    let v = vec![1, 2];
    let last: i32 = v.iter().copied().max();
    println!("{last}");
}
