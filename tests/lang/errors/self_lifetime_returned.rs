// rustc: E0621 in line 9
struct View<'a> {
    text: &'a str,
}

impl<'a> View<'a> {
    fn other(&self, text: &str) -> &'a str {
        println!("{}", self.text);
        text
    }
}

fn main() {
    println!("{}", View { text: "a" }.other("b"));
}
