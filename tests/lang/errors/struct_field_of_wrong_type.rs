// rustc: E0308 in line 8

struct Job {
    n: i32,
}

fn main() {
    let job = Job { n: "1" };
    println!("{}", job.n);
}
