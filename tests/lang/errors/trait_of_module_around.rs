// rustc: E0599 in line 7

trait Loud { fn loud(&self) -> String; }
impl Loud for i32 { fn loud(&self) -> String { format!("{self}!") } }
mod a {
    pub fn f() -> String {
        5i32.loud()
    }
}
fn main() { println!("{}", a::f()); }
