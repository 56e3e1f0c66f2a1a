// rustc: E0507 in line 8
struct Pool {
    names: Vec<String>,
}

impl Pool {
    fn take(&mut self) -> Vec<String> {
        self.names
    }
}

fn main() {
    let mut pool = Pool { names: vec![] };
    println!("{:?}", pool.take());
}
