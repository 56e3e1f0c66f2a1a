// rustc: E0507 in line 3
fn first(name: &Option<String>) -> String {
    name.unwrap()
}

fn main() {
    println!("{}", first(&Some(String::from("a"))));
}
