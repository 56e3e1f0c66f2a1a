use std::collections::VecDeque;
use std::sync::{Arc, Barrier, Condvar, Mutex, RwLock, TryLockError};
use std::thread;
use std::time::Duration;

struct Queue { items: Mutex<VecDeque<u32>>, filled: Condvar }

fn main() {
    let m = Arc::new(Mutex::new(5));
    println!("{:?}", m);
    {
        let guard = m.lock().unwrap();
        println!("{:?} {} {:?}", guard, *guard, m);
        match m.try_lock() {
            Err(TryLockError::WouldBlock) => println!("busy"),
            other => println!("{other:?}"),
        }
    }
    *m.lock().unwrap() += 1;
    println!("{:?}", m.try_lock().map(|g| *g));
    let bad = Arc::clone(&m);
    let result = thread::spawn(move || {
        let mut guard = bad.lock().unwrap();
        *guard = 77;
        panic!("while it is locked");
    }).join();
    println!("{} {}", result.is_err(), m.is_poisoned());
    println!("{:?}", m);
    match m.lock() {
        Ok(_) => println!("fine"),
        Err(poisoned) => { println!("{poisoned} {poisoned:?}"); println!("{}", *poisoned.into_inner()) },
    }
    println!("{:?}", m.try_lock().is_err());
    m.clear_poison();
    println!("{}", m.lock().unwrap());
    println!("{}", Arc::try_unwrap(m).unwrap().into_inner().unwrap());
    println!("{:?}", Mutex::<Vec<i32>>::default());

    let table = Arc::new(RwLock::new(vec![1, 2, 3]));
    {
        let one = table.read().unwrap();
        let two = table.read().unwrap();
        println!("{} {} {}", one.len(), two[0], table.try_write().is_err());
    }
    table.write().unwrap().push(4);
    println!("{:?} {}", table, table.read().unwrap().iter().sum::<i32>());
    let readers: Vec<_> = (0..3).map(|i| {
        let table = Arc::clone(&table);
        thread::spawn(move || table.read().unwrap()[i])
    }).collect();
    println!("{:?}", readers.into_iter().map(|r| r.join().unwrap()).collect::<Vec<_>>());

    let queue = Arc::new(Queue { items: Mutex::new(VecDeque::new()), filled: Condvar::new() });
    let theirs = Arc::clone(&queue);
    let taker = thread::spawn(move || {
        let mut sum = 0;
        for _ in 0..3 {
            let mut items = theirs.items.lock().unwrap();
            while items.is_empty() { items = theirs.filled.wait(items).unwrap(); }
            sum += items.pop_front().unwrap();
        }
        sum
    });
    for i in 1..=3 {
        queue.items.lock().unwrap().push_back(i);
        queue.filled.notify_one();
    }
    println!("{}", taker.join().unwrap());

    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = pair.clone();
    let setter = thread::spawn(move || {
        let (ready, changed) = &*theirs;
        *ready.lock().unwrap() = true;
        changed.notify_all();
    });
    let guard = pair.1.wait_while(pair.0.lock().unwrap(), |ready| !*ready).unwrap();
    println!("{}", *guard);
    drop(guard);
    setter.join().unwrap();
    let (guard, result) = pair.1.wait_timeout(pair.0.lock().unwrap(), Duration::from_millis(5)).unwrap();
    println!("{} {}", *guard, result.timed_out());
    drop(guard);
    let (guard, result) = pair.1.wait_timeout_while(pair.0.lock().unwrap(), Duration::from_millis(5), |ready| *ready).unwrap();
    println!("{} {:?}", *guard, result);

    let barrier = Arc::new(Barrier::new(3));
    let leaders: usize = (0..3).map(|_| {
        let barrier = barrier.clone();
        thread::spawn(move || barrier.wait().is_leader() as usize)
    }).collect::<Vec<_>>().into_iter().map(|h| h.join().unwrap()).sum();
    println!("{leaders}");
}
