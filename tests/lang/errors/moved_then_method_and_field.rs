// rustc: E0382 in line 17
struct Job {
    name: String,
    id: u32,
}

impl Job {
    fn show(&self) {
        println!("{} {}", self.name, self.id);
    }
}

fn main() {
    let job = Job { name: String::new(), id: 1 };
    drop(job);
    job.show();
    println!("{}", job.id);
    job.show();
}
