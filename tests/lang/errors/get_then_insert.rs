// rustc: E0502 in line 6
fn first(list: &mut Vec<String>) -> &String {
    match list.first() {
        Some(x) => x,
        None => {
            list.push(String::new());
            &list[0]
        }
    }
}

fn main() {
    println!("{}", first(&mut vec![]));
}
