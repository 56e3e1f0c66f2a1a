// rustc: E0599 in line 7

struct P(i32);
impl std::ops::Add for P { type Output = P; fn add(self, o: P) -> P { P(self.0 + o.0) } }
fn main() {
    let x = P(1);
    let z = x.add(P(2));
    println!("{}", z.0);
}
