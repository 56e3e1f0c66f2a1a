// rustc: E0373 in line 4
fn f(n: i32) -> Box<dyn Iterator<Item = i32>> {
    Box::new((0..3).map(
        |x|
            x + n))
}
fn main() {
    f(1).count();
}
