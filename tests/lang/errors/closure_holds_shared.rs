// rustc: E0502 in line 5
fn main() {
    let mut list = vec![1];
    let show = || println!("{:?}", list);
    list.push(2);
    show();
}
