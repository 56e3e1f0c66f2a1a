// rustc: E0782 in line 6
trait Job {
    fn run(self: Box<Self>);
}

type Task = Box<Job + Send>;

fn main() {
    let tasks: Vec<Task> = Vec::new();
    println!("{}", tasks.len());
}
