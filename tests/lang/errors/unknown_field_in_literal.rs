// rustc: E0560 in line 8

struct Job {
    n: i32,
}

fn main() {
    let job = Job { n: 1, name: 2 };
    println!("{}", job.n);
}
