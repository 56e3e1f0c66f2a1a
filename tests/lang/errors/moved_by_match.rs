// rustc: E0382 in line 13
enum Message {
    Text(String),
    Stop,
}

fn main() {
    let message = Message::Text(String::from("hello"));
    match message {
        Message::Text(text) => println!("{}", text),
        Message::Stop => {}
    }
    if let Message::Stop = message {
        println!("stop");
    }
}
