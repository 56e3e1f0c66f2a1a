// rustc: E0515 in line 4
fn numbers() -> &'static [i32] {
    let v = vec![1, 2, 3];
    &v[..]
}

fn main() {
    println!("{:?}", numbers());
}
