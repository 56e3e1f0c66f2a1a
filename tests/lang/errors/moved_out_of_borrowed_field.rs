// rustc: E0505 in line 9
struct Job {
    name: String,
}

fn main() {
    let job = Job { name: String::from("a") };
    let r = &job;
    let name = job.name;
    println!("{} {}", name, r.name);
}
