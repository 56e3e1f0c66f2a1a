// rustc: syntax in line 3
fn keep(name: &str) -> Box<dyn Fn() -> usize> {
    Box::new(move || name.len())
}

fn main() {
    println!("{}", keep("a")());
}
