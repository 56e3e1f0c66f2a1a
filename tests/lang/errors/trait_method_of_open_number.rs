// rustc: E0689 in line 6

trait Loud { fn loud(&self) -> i32 { 1 } }
impl Loud for String {}
fn main() {
    println!("{}", 5.loud());
}
