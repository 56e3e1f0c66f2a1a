// rustc: E0599 in line 9

mod m { pub trait Loud { fn loud(&self) -> String { "l".to_string() } } impl Loud for i32 {} }
fn main() {
    {
        use m::Loud;
        println!("{}", 5i32.loud());
    }
    println!("{}", 6i32.loud());
}
