// rustc: E0599 in line 6

mod m { pub trait Named { fn name(&self) -> String { "n".into() } } impl Named for u8 {} }
fn f<T: m::Named>(t: T) -> String {
    t.name();
    3u8.name()
}
fn main() { f(1u8); }
