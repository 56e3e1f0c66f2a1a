// title: Patience runs out: recv_timeout
// group: Waiting and not waiting
// look for: The receiver waits, but not for ever: it is told apart whether time or the senders ran out.
// ends: normally
// output: exactly
// | too slow: Timeout
// | got 42
// | over: Disconnected

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();

    thread::spawn(move || {
        thread::sleep(Duration::from_millis(150));
        tx.send(42).unwrap();
    });

    match rx.recv_timeout(Duration::from_millis(30)) {
        Ok(n) => println!("got {n}"),
        Err(e) => println!("too slow: {e:?}"),
    }
    match rx.recv_timeout(Duration::from_millis(2000)) {
        Ok(n) => println!("got {n}"),
        Err(e) => println!("too slow: {e:?}"),
    }
    match rx.recv_timeout(Duration::from_millis(2000)) {
        Ok(n) => println!("got {n}"),
        Err(e) => println!("over: {e:?}"),
    }
}
