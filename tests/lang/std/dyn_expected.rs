use std::error::Error;
use std::fmt;
#[derive(Debug)] struct A;
impl fmt::Display for A { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "A") } }
impl Error for A {}
#[derive(Debug)] struct B { a: A }
impl fmt::Display for B { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "B") } }
impl Error for B { fn source(&self) -> Option<&(dyn Error + 'static)> { Some(&self.a) } }
enum C { X(A), Y }
impl C { fn s(&self) -> Option<&(dyn Error + 'static)> { match self { C::X(a) => Some(a), _ => None } } }
fn f(n: i32) -> Result<i32, Box<dyn Error>> { if n == 50 { return Err(Box::new(A)); } Ok(n) }
fn g(n: i32) -> Result<i32, Box<dyn Error>> { if n == 50 { Err(Box::new(A)) } else { Ok(n) } }
fn main() { println!("{:?} {}", f(50), g(5).is_ok()); println!("{}", B { a: A }.source().unwrap()); println!("{}", C::X(A).s().is_some());
  let v: Vec<&dyn fmt::Display> = vec![&1, &"a", &'c']; for x in v { print!("{x} "); }
  let v: [&dyn fmt::Display; 2] = [&1, &"a"]; for x in v { println!("{x} "); }
  show(&[&1, &"a"]);
}
fn show(items: &[&dyn fmt::Display]) { for i in items { println!("{i}"); } }
