// rustc: E0597 in line 12
type Job = Box<dyn FnOnce() + Send + 'static>;
fn execute(job: Job) {
    job();
}

fn main() {
    let n = 1;
    execute(Box::new(
        ||
            println!("{}",
                n)));
}
