// rustc: E0599 in line 11

mod shapes {
    pub trait Area { fn area(&self) -> f64; fn twice(&self) -> f64 { 2.0 * self.area() } }
    pub struct Sq(pub f64);
    impl Area for Sq { fn area(&self) -> f64 { self.0 * self.0 } }
}
use shapes::Sq;
fn main() {
    let s = Sq(2.0);
    println!("{}", s.area());
}
