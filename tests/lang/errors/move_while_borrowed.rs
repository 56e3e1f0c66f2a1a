// rustc: E0505 in line 6

fn main() {
    let text = String::from("a");
    let r = &text;
    drop(text);
    println!("{r}");
}
