// rustc: E0599 in line 9

struct Job {
    n: i32,
}

fn main() {
    let job = Job { n: 1 };
    let other = job.clone();
    println!("{} {}", job.n, other.n);
}
