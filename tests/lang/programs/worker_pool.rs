use std::sync::{mpsc, Arc, Mutex};
use std::thread;
type Job = Box<dyn FnOnce() + Send + 'static>;
#[derive(Debug, Clone, PartialEq)]
enum Msg { Work(i32), Quit }
struct Pool { workers: Vec<thread::JoinHandle<()>>, tx: Option<mpsc::Sender<Job>> }
impl Pool {
    fn new(n: usize) -> Pool {
        let (tx, rx) = mpsc::channel::<Job>();
        let rx = Arc::new(Mutex::new(rx));
        let mut workers = Vec::with_capacity(n);
        for id in 0..n {
            let rx = Arc::clone(&rx);
            workers.push(thread::spawn(move || loop {
                let job = rx.lock().unwrap().recv();
                match job { Ok(job) => { println!("worker {id}"); job(); } Err(_) => break }
            }));
        }
        Pool { workers, tx: Some(tx) }
    }
    fn execute<F>(&self, f: F) where F: FnOnce() + Send + 'static {
        self.tx.as_ref().unwrap().send(Box::new(f)).unwrap();
    }
}
impl Drop for Pool {
    fn drop(&mut self) {
        drop(self.tx.take());
        for worker in &mut self.workers { let _ = worker; }
    }
}
fn main() {
    let pool = Pool::new(3);
    let counter = Arc::new(Mutex::new(0));
    for i in 0..5 {
        let counter = Arc::clone(&counter);
        pool.execute(move || { let mut n = counter.lock().unwrap(); *n += i; });
    }
    let m = Msg::Work(3);
    match m { Msg::Work(n) if n > 2 => println!("{n}"), Msg::Work(_) => {}, Msg::Quit => {} }
}
