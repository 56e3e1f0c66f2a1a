// rustc: E0597 in line 11
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn main() {
    let a = String::from("a");
    let result;
    {
        let b = String::from("bb");
        result = longest(&a, &b);
    }
    println!("{}", result);
}
