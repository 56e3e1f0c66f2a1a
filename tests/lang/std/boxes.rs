struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
enum L { E, N(Box<L>, D) }
fn one() { let b = Box::new(D(1)); let d = *b; println!("one {}", d.0); }
fn two(l: L) { match l { L::E => {} L::N(l, x) => { let inner = *l; println!("two {}", x.0); take(inner); println!("end"); } } }
fn three(b: Box<L>) { let inner = *b; take(inner); println!("end"); }
fn four(b: Box<(D, D)>) { let x = b.0; println!("four {}", x.0); }
fn five(b: Box<L>) { match *b { L::E => {} L::N(l, x) => { println!("five {}", x.0); drop(l); } } }
fn take(l: L) { match l { L::E => println!("E"), L::N(_, x) => println!("took {}", x.0) } }
fn main() {
    one();
    two(L::N(Box::new(L::N(Box::new(L::E), D(2))), D(3)));
    three(Box::new(L::N(Box::new(L::E), D(4))));
    four(Box::new((D(5), D(6))));
    five(Box::new(L::N(Box::new(L::N(Box::new(L::E), D(7))), D(8))));
}
