use std::thread;

fn total(part: &[u32]) -> u32 {
    part.iter().sum()
}

fn shout(text: &str) -> String {
    format!("{text}!")
}

fn size<T>(of: &T) -> usize {
    std::mem::size_of_val(of)
}

struct Job<'a> {
    name: &'a str,
}

fn main() {
    let numbers = vec![1, 2, 3, 4, 5];
    thread::scope(|scope| {
        let threads: Vec<_> = numbers.chunks(2).map(|part| scope.spawn(|| total(part))).collect();
        for thread in threads {
            println!("{}", thread.join().unwrap());
        }
        let mut threads = Vec::new();
        for part in numbers.chunks(3) {
            threads.push(scope.spawn(|| total(part) + part.len() as u32));
        }
        for number in &numbers {
            threads.push(scope.spawn(|| size(number) as u32));
        }
        for thread in threads {
            println!("{}", thread.join().unwrap());
        }
    });
    let longer: &'static str = "longer";
    let job = Job { name: "job" };
    println!("{}", thread::spawn(|| shout(longer)).join().unwrap());
    println!("{}", thread::spawn(|| shout(job.name)).join().unwrap());
    let pick = |a: &'static str, b: &'static str, first: bool| -> &'static str { if first { a } else { b } };
    println!("{} {}", pick(longer, job.name, true), pick(longer, job.name, false));
}
