// title: Request and response
// group: Patterns
// look for: Each request carries a sender of its own, and the answer comes back through it.
// ends: normally
// output: in any order
// | 2 squared is 4
// | 3 squared is 9
// | 5 squared is 25

use std::sync::mpsc::{self, Sender};
use std::thread;

struct Request {
    number: u32,
    reply: Sender<u32>,
}

fn main() {
    let (tx, rx) = mpsc::channel::<Request>();

    let server = thread::spawn(move || {
        for request in rx {
            let square = request.number * request.number;
            request.reply.send(square).unwrap();
        }
    });

    let mut clients = Vec::new();
    for number in [2, 3, 5] {
        let tx = tx.clone();
        clients.push(thread::spawn(move || {
            let (reply, answer) = mpsc::channel();
            tx.send(Request { number, reply }).unwrap();
            println!("{number} squared is {}", answer.recv().unwrap());
        }));
    }
    drop(tx);

    for client in clients {
        client.join().unwrap();
    }
    server.join().unwrap();
}
