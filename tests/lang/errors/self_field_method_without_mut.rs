// rustc: E0596 in line 8
struct Pool {
    names: Vec<String>,
}

impl Pool {
    fn add(&self, name: String) {
        self.names.push(name);
    }
}

fn main() {
    let pool = Pool { names: vec![] };
    pool.add(String::new());
}
