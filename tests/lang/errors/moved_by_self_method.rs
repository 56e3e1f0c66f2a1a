// rustc: E0382 in line 15
struct Counter {
    n: i32,
}

impl Counter {
    fn finish(self) -> i32 {
        self.n
    }
}

fn main() {
    let counter = Counter { n: 1 };
    let n = counter.finish();
    println!("{} {}", n, counter.n);
}
