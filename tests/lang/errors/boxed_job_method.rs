// rustc: E0597 in line 22
type Job = Box<dyn FnOnce() + Send + 'static>;
struct Pool {
    jobs: Vec<Job>,
}

impl Pool {
    fn add(&mut self, job: Job) {
        self.jobs.push(job);
    }
    fn execute<F: FnOnce() + Send + 'static>(&mut self, f: F) {
        self.jobs.push(Box::new(f));
    }
}

fn main() {
    let n = 1;
    let mut pool = Pool { jobs: vec![] };
    pool.add(Box::new(
        ||
            println!("{}",
                n)));
}
