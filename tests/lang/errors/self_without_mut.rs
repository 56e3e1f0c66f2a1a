// rustc: E0594 in line 8
struct Counter {
    n: i32,
}

impl Counter {
    fn up(&self) {
        self.n += 1;
    }
}

fn main() {
    let counter = Counter { n: 0 };
    counter.up();
    println!("{}", counter.n);
}
