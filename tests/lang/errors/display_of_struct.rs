// rustc: E0277 in line 9

struct Job {
    n: i32,
}

fn main() {
    let job = Job { n: 1 };
    println!("{} {}", job, job.n);
}
