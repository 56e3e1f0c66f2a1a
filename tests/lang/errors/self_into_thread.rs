// rustc: E0521 in line 10
use std::thread;

struct Pool {
    size: usize,
}

impl Pool {
    fn start(&self) {
        thread::spawn(move || println!("{}", self.size));
    }
}

fn main() {
    Pool { size: 1 }.start();
}
