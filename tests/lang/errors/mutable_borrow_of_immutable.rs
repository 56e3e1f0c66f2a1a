// rustc: E0596 in line 5

fn main() {
    let text = String::from("a");
    let r = &mut text;
    r.push('b');
}
