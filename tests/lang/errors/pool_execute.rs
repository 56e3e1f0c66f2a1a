// rustc: E0373 in line 17
type Job = Box<dyn FnOnce() + Send + 'static>;
struct Pool {
    jobs: Vec<Job>,
}

impl Pool {
    fn execute<F: FnOnce() + Send + 'static>(&mut self, f: F) {
        self.jobs.push(Box::new(f));
    }
}

fn main() {
    let n = 1;
    let mut pool = Pool { jobs: vec![] };
    pool.execute(
        ||
            println!("{}",
                n));
}
