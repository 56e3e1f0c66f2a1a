// rustc: E0023 in line 10

enum Message {
    Move(i32, i32),
}

fn main() {
    let m = Message::Move(1, 2);
    match m {
        Message::Move(x) => println!("{x}"),
    }
}
