// rustc: E0404 in line 6
struct Job {
    number: u32,
}

fn run(jobs: Vec<Box<Job + Send>>) {
    for job in jobs {
        println!("{}", job.number);
    }
}

fn main() {
    run(Vec::new());
}
