// rustc: E0063 in line 9

struct Job {
    n: i32,
    m: i32,
}

fn main() {
    let job = Job { n: 1 };
    println!("{} {}", job.n, job.m);
}
