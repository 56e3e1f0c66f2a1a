// rustc: E0594 in line 9

struct Job {
    n: i32,
}

fn main() {
    let job = Job { n: 1 };
    job.n = 2;
    println!("{}", job.n);
}
