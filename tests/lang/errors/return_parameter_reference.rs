// rustc: E0515 in line 3
fn first(list: Vec<String>) -> &'static str {
    &list[0]
}

fn main() {
    println!("{}", first(vec![String::new()]));
}
