// rustc: E0046 in line 9

trait Named {
    fn name(&self) -> String;
}

struct A;

impl Named for A {}

fn main() {
    println!("{}", A.name());
}
