// title: Polling with try_recv
// group: Waiting and not waiting
// look for: The event loop is never stuck: try_recv answers at once with a value, Empty or Disconnected.
// ends: normally
// output: contains
// | event: start
// | event: stop
// | no one will send any more

use std::sync::mpsc::{self, TryRecvError};
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    thread::spawn(move || {
        for event in ["start", "stop"] {
            thread::sleep(Duration::from_millis(60));
            tx.send(event).unwrap();
        }
    });

    loop {
        match rx.try_recv() {
            Ok(event) => println!("event: {event}"),
            Err(TryRecvError::Empty) => println!("draw a frame"),
            Err(TryRecvError::Disconnected) => break,
        }
        thread::sleep(Duration::from_millis(25));
    }
    println!("no one will send any more");
}
