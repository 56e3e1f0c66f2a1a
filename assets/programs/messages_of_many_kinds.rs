// title: Messages of many kinds
// group: Patterns
// look for: An enum says what a message can be, and match makes sure that each kind is answered.
// ends: normally
// output: exactly
// | write: hello
// | move to 3, 4
// | quit

use std::sync::mpsc;
use std::thread;

enum Message {
    Write(String),
    Move { x: i32, y: i32 },
    Quit,
}

fn main() {
    let (tx, rx) = mpsc::channel();

    let worker = thread::spawn(move || loop {
        match rx.recv() {
            Ok(Message::Write(text)) => println!("write: {text}"),
            Ok(Message::Move { x, y }) => println!("move to {x}, {y}"),
            Ok(Message::Quit) | Err(_) => {
                println!("quit");
                break;
            }
        }
    });

    tx.send(Message::Write("hello".to_string())).unwrap();
    tx.send(Message::Move { x: 3, y: 4 }).unwrap();
    tx.send(Message::Quit).unwrap();
    worker.join().unwrap();
}
