// rustc: E0499 in line 16
struct Pool {
    jobs: Vec<i32>,
    names: Vec<String>,
}

impl Pool {
    fn jobs(&mut self) -> &mut Vec<i32> {
        &mut self.jobs
    }
}

fn main() {
    let mut pool = Pool { jobs: vec![], names: vec![] };
    let jobs = pool.jobs();
    pool.names.push(String::new());
    jobs.push(1);
}
