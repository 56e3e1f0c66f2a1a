use std::thread;

fn main() {
    println!("{:?} {:?}", thread::current().name(), thread::current().id());
    let builder = thread::Builder::new().name("worker".to_string()).stack_size(64 * 1024);
    let handle = builder.spawn(|| {
        let me = thread::current();
        assert_eq!(me.name(), Some("worker"));
        if me.id() == thread::current().id() { 7 } else { 8 }
    }).unwrap();
    println!("{:?} {}", handle.thread().name(), handle.thread().id() == thread::current().id());
    println!("{}", handle.join().unwrap());
    let nameless = thread::spawn(|| thread::current().name().map(|name| name.to_string()));
    println!("{:?}", nameless.join().unwrap());
    let far = thread::Builder::new().name(format!("far-{}", 3)).spawn(|| thread::current()).unwrap().join().unwrap();
    println!("{:?}", far.name());
    let handles: Vec<thread::JoinHandle<usize>> = (0..3).map(|i| thread::spawn(move || i * i)).collect();
    let sum: usize = handles.into_iter().map(|h| h.join().unwrap()).sum();
    println!("{sum} {}", thread::panicking());
    let waits = thread::spawn(|| {});
    while !waits.is_finished() { thread::yield_now(); }
    println!("{:?}", waits.join());
    println!("{}", thread::available_parallelism().unwrap().get() > 0);
}
