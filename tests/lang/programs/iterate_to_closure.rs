use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    let tx1 = tx.clone();
    thread::spawn(move || {
        let vals = vec![String::from("hi"), String::from("from"), "the".to_string()];
        for val in vals {
            tx1.send(val).unwrap();
            thread::sleep(Duration::from_secs(1));
        }
    });
    let handle = thread::spawn(move || {
        tx.send("more".into()).unwrap();
        42
    });
    for received in rx {
        println!("Got: {}", received);
    }
    let n = handle.join().unwrap();
    let v: Vec<i32> = (1..10).map(|x| x * n).filter(|x| x % 2 == 0).collect();
    println!("{v:?} {:>5}", v.iter().sum::<i32>());
}
