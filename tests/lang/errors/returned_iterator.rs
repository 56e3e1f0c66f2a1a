// rustc: E0597 in line 4
fn evens() -> impl Iterator<Item = i32> {
    let list = vec![1, 2, 3, 4];
    list.iter().map(|x| x * 2)
}

fn main() {
    println!("{}", evens().count());
}
