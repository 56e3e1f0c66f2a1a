// rustc: E0599 in line 5

mod m { pub trait Named { fn name(&self) -> String { "n".into() } } impl Named for u8 {} }
fn f<I: Iterator>(mut i: I) -> String where I::Item: m::Named {
    i.next().unwrap().name()
}
fn main() { println!("{}", f([1u8].into_iter())); }
