// rustc: syntax in line 4
fn second<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    println!("{}", a);
    b
}

fn main() {
    println!("{}", second("a", "b"));
}
