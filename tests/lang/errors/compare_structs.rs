// rustc: E0369 in line 9

struct Job {
    n: i32,
}

fn main() {
    let (a, b) = (Job { n: 1 }, Job { n: 2 });
    println!("{} {}", a == b, a.n + b.n);
}
