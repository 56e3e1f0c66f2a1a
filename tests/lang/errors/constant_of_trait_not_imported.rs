// rustc: E0599 in line 5

mod m { pub trait Sides { const SIDES: u32; } pub struct T; impl Sides for T { const SIDES: u32 = 3; } }
fn main() {
    println!("{}", m::T::SIDES);
}
