// rustc: E0515 in line 8
struct View<'a> {
    text: &'a str,
}

fn view<'a>() -> View<'a> {
    let text = String::from("a");
    View { text: &text }
}

fn main() {
    println!("{}", view().text);
}
