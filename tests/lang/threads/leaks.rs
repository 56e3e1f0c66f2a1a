// What is leaked lives on, and any thread may look at it.
use std::sync::mpsc;
use std::thread;

struct Loud(u8);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

fn main() {
    let numbers: &'static [i32; 3] = Box::leak(Box::new([1, 2, 3]));
    let word: &'static str = Box::leak(String::from("word").into_boxed_str());
    let list: &'static mut [i32] = vec![5, 6].leak();
    list[0] += 10;
    let list: &'static [i32] = list;
    let (tx, rx) = mpsc::channel();
    let worker = {
        let tx = tx.clone();
        thread::spawn(move || {
            let of_mine: &'static String = Box::leak(Box::new(format!("{word} {:?} {:?}", numbers, list)));
            tx.send(of_mine).unwrap();
            of_mine.len()
        })
    };
    let text = rx.recv().unwrap();
    println!("{text} {}", worker.join().unwrap());
    tx.send(Box::leak(Box::new(String::from("mine")))).unwrap();
    println!("{}", rx.recv().unwrap());
    let loud = Box::leak(Box::new(Loud(1)));
    loud.0 += 1;
    println!("{}", loud.0);
}
