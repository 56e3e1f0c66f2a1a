// rustc: E0596 in line 4
fn main() {
    let list = vec![1];
    let mut add = |x| list.push(x);
    add(1);
}
