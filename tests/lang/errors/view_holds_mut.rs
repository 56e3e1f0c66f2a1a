// rustc: E0499 in line 9
struct Editor<'a> {
    text: &'a mut String,
}

fn main() {
    let mut text = String::from("a");
    let editor = Editor { text: &mut text };
    text.push('b');
    editor.text.push('c');
}
