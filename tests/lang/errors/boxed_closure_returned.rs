// rustc: E0373 in line 4
fn f(n: i32) -> Box<dyn Fn() -> i32> {
    let f = Box::new(
        ||
            n);
    f
}
fn main() {
    f(1)();
}
