// rustc: E0597 in line 12
type Job = Box<dyn FnOnce() + Send + 'static>;
struct Task {
    job: Job,
}

fn main() {
    let n = 1;
    let task = Task { job: Box::new(
        ||
            println!("{}",
                n)) };
    (task.job)();
}
