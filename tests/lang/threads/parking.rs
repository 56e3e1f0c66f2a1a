// Threads that wait until another one wakes them.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn parked() {
    let ready = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&ready);
    let waiter = thread::spawn(move || {
        while !seen.load(Ordering::Acquire) {
            thread::park();
        }
        println!("woken");
    });
    thread::sleep(Duration::from_millis(10));
    println!("waking");
    ready.store(true, Ordering::Release);
    waiter.thread().unpark();
    waiter.join().unwrap();
}

fn unparked_before() {
    thread::current().unpark();
    thread::current().unpark();
    thread::park();
    thread::park_timeout(Duration::from_millis(20));
    println!("the second token was not kept");
}

fn main() {
    parked();
    unparked_before();
}
