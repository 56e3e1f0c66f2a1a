// rustc: E0382 in line 7
fn main() {
    let message = Some(String::from("hello"));
    if let Some(text) = message {
        println!("{}", text);
    }
    println!("{:?}", message);
}
