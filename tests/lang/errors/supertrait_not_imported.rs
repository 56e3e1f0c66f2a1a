// rustc: E0599 in line 9

mod m { pub trait A { fn a(&self) -> i32 { 1 } } pub trait B: A { fn b(&self) -> i32 { self.a() } } impl A for u8 {} impl B for u8 {} }
use m::B;
fn g(x: &dyn B) -> i32 { x.a() }
fn h<T: B>(x: T) -> i32 { x.a() }
fn main() {
    println!("{} {} {}", 1u8.b(), g(&1u8), h(1u8));
    println!("{}", 1u8.a());
}
