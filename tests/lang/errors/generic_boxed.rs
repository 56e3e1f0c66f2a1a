// rustc: E0310 in line 3
fn boxed<T: std::fmt::Debug>(value: T) -> Box<dyn Fn()> {
    Box::new(move || println!("{:?}", value))
}

fn main() {
    boxed(1)();
}
