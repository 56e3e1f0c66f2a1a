// rustc: E0499 in line 5
fn main() {
    let mut a = Some(1);
    let x = a.as_mut();
    let y = a.as_mut();
    println!("{:?} {:?}", x, y);
}
