// rustc: E0599 in line 8

enum Message {
    Quit,
}

fn main() {
    let m = Message::Stop;
    match m { Message::Quit => println!("quit") }
}
