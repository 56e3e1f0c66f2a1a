// rustc: E0597 in line 10
struct View<'a> {
    text: &'a str,
}

fn main() {
    let view;
    {
        let text = String::from("a");
        view = View { text: &text };
    }
    println!("{}", view.text);
}
