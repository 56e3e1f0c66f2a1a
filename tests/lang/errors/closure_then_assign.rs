// rustc: E0506 in line 5
fn main() {
    let mut n = 1;
    let show = || println!("{}", n);
    n = 2;
    show();
}
