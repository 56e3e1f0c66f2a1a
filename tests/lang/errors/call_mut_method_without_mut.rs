// rustc: E0596 in line 14
struct Counter {
    n: i32,
}

impl Counter {
    fn up(&mut self) {
        self.n += 1;
    }
}

fn main() {
    let counter = Counter { n: 0 };
    counter.up();
    println!("{}", counter.n);
}
