// rustc: E0502 in line 14
struct Pool {
    jobs: Vec<i32>,
    done: usize,
}

impl Pool {
    fn finish(&mut self) {
        self.done += 1;
    }
    fn run(&mut self) {
        for job in &self.jobs {
            println!("{}", job);
            self.finish();
        }
    }
}

fn main() {
    let mut pool = Pool { jobs: vec![1], done: 0 };
    pool.run();
}
