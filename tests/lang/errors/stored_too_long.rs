// rustc: E0621 in line 8
struct Log<'a> {
    lines: Vec<&'a str>,
}

impl<'a> Log<'a> {
    fn add(&mut self, line: &str) {
        self.lines.push(line);
    }
}

fn main() {
    let mut log = Log { lines: vec![] };
    log.add("a");
}
