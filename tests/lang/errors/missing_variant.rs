// rustc: E0004 in line 10

enum Message {
    Write(String),
    Quit,
}

fn main() {
    let m = Message::Quit;
    match m {
        Message::Write(text) => println!("{text}"),
    }
}
