// rustc: E0597 in line 5
fn f(n: i32) -> impl Fn() -> i32 {
    let f =
        ||
            n;
    f
}
fn main() {
    f(1)();
}
