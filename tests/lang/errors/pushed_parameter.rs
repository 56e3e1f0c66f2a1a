// rustc: syntax in line 3
fn add(list: &mut Vec<&str>, text: &str) {
    list.push(text);
}

fn main() {
    let mut list = Vec::new();
    add(&mut list, "a");
}
