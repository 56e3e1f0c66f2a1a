// rustc: E0499 in line 6
fn main() {
    let mut text = String::from("a");
    let a = &mut text;
    let b = &mut *a;
    a.push('b');
    b.push('c');
}
