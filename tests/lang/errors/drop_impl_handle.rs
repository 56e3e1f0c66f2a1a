// rustc: E0507 in line 10
use std::thread;

struct Worker {
    handle: Option<thread::JoinHandle<()>>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.handle.unwrap().join().unwrap();
    }
}

fn main() {
    let _worker = Worker { handle: Some(thread::spawn(|| {})) };
}
