// rustc: E0507 in line 8
enum Message {
    Text(String),
    Stop,
}

fn show(message: &Message) -> String {
    match *message {
        Message::Text(text) => text,
        Message::Stop => String::new(),
    }
}

fn main() {
    println!("{}", show(&Message::Stop));
    println!("{}", show(&Message::Text(String::new())));
}
