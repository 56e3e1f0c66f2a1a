use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Mutex};
use std::thread;

#[derive(Debug, Default)]
struct Tally { words: Vec<String>, count: usize }

fn sum_of(numbers: &[u64]) -> u64 {
    thread::scope(|s| {
        let (left, right) = numbers.split_at(numbers.len() / 2);
        let a = s.spawn(|| left.iter().sum::<u64>());
        let b = s.spawn(|| right.iter().sum::<u64>());
        a.join().unwrap() + b.join().unwrap()
    })
}

fn main() {
    let numbers: Vec<u64> = (1..=100).collect();
    println!("{}", sum_of(&numbers));

    let mut squares = vec![0; 6];
    thread::scope(|s| {
        for (i, part) in squares.chunks_mut(2).enumerate() {
            s.spawn(move || {
                for (j, slot) in part.iter_mut().enumerate() { *slot = (i * 2 + j) * (i * 2 + j); }
            });
        }
    });
    println!("{squares:?}");

    let mut tally = Tally::default();
    let text = String::from("a few words");
    thread::scope(|s| {
        s.spawn(|| {
            for word in text.split(' ') { tally.words.push(word.to_uppercase()); }
            tally.count += tally.words.len();
        });
    });
    tally.count += 1;
    println!("{tally:?} {text}");

    let hits = AtomicUsize::new(0);
    let log = Mutex::new(Vec::new());
    thread::scope(|s| {
        for i in 0..4 {
            let log = &log;
            let hits = &hits;
            s.spawn(move || {
                hits.fetch_add(i, Ordering::SeqCst);
                log.lock().unwrap().push(i);
            });
        }
    });
    let mut log = log.into_inner().unwrap();
    log.sort();
    println!("{} {log:?}", hits.load(Ordering::SeqCst));

    let (tx, rx) = mpsc::channel();
    let total: i32 = thread::scope(|s| {
        for i in 0..3 {
            let tx = &tx;
            s.spawn(move || tx.send(i * 10).unwrap());
        }
        s.spawn(move || rx.iter().take(3).sum::<i32>()).join().unwrap()
    });
    println!("{total}");

    let words = vec!["one".to_string(), "three".to_string()];
    let longest: &String = thread::scope(|s| s.spawn(|| words.iter().max_by_key(|w| w.len()).unwrap()).join().unwrap());
    println!("{longest}");

    let mut counter = 0;
    thread::scope(|s| {
        s.spawn(|| {
            counter += 1;
            s.spawn(|| println!("inner"));
        });
    });
    println!("{counter}");

    let result = thread::scope(|s| {
        let bad = s.spawn(|| { if numbers.len() > 5 { panic!("too many: {}", numbers.len()); } 1 });
        bad.join().map_err(|e| e.downcast_ref::<String>().unwrap().clone())
    });
    println!("{result:?}");
    let mut parts = (vec![1, 2], String::from("x"));
    let (a, b) = (&mut parts.0, &mut parts.1);
    thread::scope(|s| {
        s.spawn(|| a.push(3));
        s.spawn(|| b.push('y'));
    });
    println!("{parts:?}");
}
