// Whose end is when: results of detached threads, messages nobody takes, poisoned locks, the end of main.
use std::sync::{mpsc, Arc, Mutex, RwLock, Condvar, Barrier};
use std::thread;
use std::time::Duration;
struct L(&'static str);
impl Drop for L { fn drop(&mut self) { println!("- {}", self.0); } }
fn main() {
    // What a detached thread gives is dropped when it ends.
    let (go, wait) = mpsc::channel::<()>();
    let (tell, told) = mpsc::channel::<()>();
    struct Tell(L, mpsc::Sender<()>);
    impl Drop for Tell { fn drop(&mut self) { println!("drop of the result of {}", (self.0).0); } }
    let h = thread::spawn(move || { wait.recv().unwrap(); Tell(L("detached"), tell) });
    drop(h);
    go.send(()).unwrap();
    println!("told {:?}", told.recv());
    // And of one that has ended before.
    let (tell, told) = mpsc::channel::<()>();
    let h = thread::spawn(move || { tell.send(()).unwrap(); L("ended before") });
    told.recv().unwrap();
    while !h.is_finished() { thread::yield_now(); }
    println!("finished");
    drop(h);
    println!("after");
    // A panicked producer closes its channel.
    let (tx, rx) = mpsc::channel();
    let h = thread::spawn(move || { tx.send(1).unwrap(); if true { panic!("producer"); } tx.send(2).unwrap(); });
    for x in &rx { println!("got {x}"); }
    println!("closed {:?} {}", rx.recv(), h.join().is_err());
    // Messages that nobody takes, in a panicked receiver.
    let (tx, rx) = mpsc::channel();
    tx.send(L("m1")).unwrap(); tx.send(L("m2")).unwrap();
    let h = thread::spawn(move || { let first = rx.recv().unwrap(); let _keep = L("keep"); if true { panic!("receiver {}", first.0); } drop(rx); });
    println!("{}", h.join().is_err());
    println!("{}", tx.send(L("m3")).is_err());
    // Channels in channels.
    let (tx, rx) = mpsc::channel();
    { let (itx, irx) = mpsc::channel(); itx.send(L("inner")).unwrap(); tx.send((irx, L("beside"))).unwrap(); println!("{}", itx.send(L("inner 2")).is_ok()); }
    drop(rx);
    println!("{}", tx.send({ let (_, irx) = mpsc::channel(); (irx, L("back")) }).is_err());
    // Poison.
    let m = Arc::new(Mutex::new(vec![L("in mutex")]));
    let n = Arc::clone(&m);
    let _ = thread::spawn(move || { let mut g = n.lock().unwrap(); g.push(L("pushed")); panic!("holder"); }).join();
    println!("{} {}", m.is_poisoned(), m.lock().is_err());
    match m.lock() { Ok(_) => println!("ok"), Err(e) => { let mut g = e.into_inner(); println!("{}", g.len()); g.pop(); } }
    m.clear_poison();
    println!("{}", m.lock().unwrap().len());
    println!("{:?}", m.try_lock().map(|g| g.len()).ok());
    let r = RwLock::new(1);
    thread::scope(|s| { let _ = s.spawn(|| { let _g = r.read().unwrap(); panic!("reader"); }).join(); });
    println!("{}", r.is_poisoned());
    thread::scope(|s| { let _ = s.spawn(|| { let _g = r.write().unwrap(); panic!("writer"); }).join(); });
    println!("{}", r.is_poisoned());
    // A guard dropped while unwinding from a panic before it was taken does not poison.
    let m = Arc::new(Mutex::new(0));
    struct Locks(Arc<Mutex<i32>>);
    impl Drop for Locks { fn drop(&mut self) { *self.0.lock().unwrap() += 1; } }
    let n = Locks(m.clone());
    let _ = thread::spawn(move || { let _n = n; panic!("drops a locker"); }).join();
    println!("{:?} {}", m.lock().map(|g| *g).ok(), m.is_poisoned());
    // Sync channels.
    let (tx, rx) = mpsc::sync_channel(2);
    tx.send(L("s1")).unwrap(); tx.try_send(L("s2")).unwrap();
    match tx.try_send(L("s3")) { Err(mpsc::TrySendError::Full(l)) => println!("full {}", l.0), _ => println!("?") }
    drop(rx);
    println!("rx gone");
    match tx.try_send(L("s4")) { Err(mpsc::TrySendError::Disconnected(l)) => println!("gone {}", l.0), _ => println!("?") }
    let (tx, rx) = mpsc::sync_channel(0);
    let h = thread::spawn(move || { let back = tx.send(L("rendezvous")); println!("back {}", back.is_err()); });
    thread::sleep(Duration::from_millis(30));
    drop(rx);
    h.join().unwrap();
    // Scoped threads.
    let mut v = vec![L("v")];
    thread::scope(|s| { s.spawn(|| { v.push(L("scoped")); }); });
    println!("{}", v.len());
    drop(v);
    let a = Arc::new(L("arc"));
    let b = a.clone();
    let h = thread::spawn(move || { println!("{}", b.0); });
    h.join().unwrap();
    println!("{}", Arc::strong_count(&a));
    match Arc::try_unwrap(a) { Ok(l) => println!("unwrapped {}", l.0), Err(_) => println!("shared") }
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let p2 = pair.clone();
    let h = thread::spawn(move || { *p2.0.lock().unwrap() = true; p2.1.notify_all(); });
    let mut g = pair.0.lock().unwrap();
    while !*g { g = pair.1.wait(g).unwrap(); }
    drop(g);
    h.join().unwrap();
    let bar = Arc::new(Barrier::new(2));
    let b2 = bar.clone();
    let h = thread::spawn(move || b2.wait().is_leader());
    let mine = bar.wait().is_leader();
    println!("{}", mine != h.join().unwrap());
    // What a place is a part of lives as long as the place that is borrowed, through `Deref` and `Index` too.
    let list = Arc::new(Mutex::new(vec![1]));
    {
        let items = &mut *list.lock().unwrap();
        items.push(2);
        println!("{} {}", items.len(), list.try_lock().is_err());
    }
    {
        let first = &mut list.as_ref().lock().unwrap()[0];
        *first += 10;
        println!("{first} {}", list.try_lock().is_err());
    }
    println!("{:?}", list.lock().unwrap());
    let _last = L("main's local");
    let forgotten = thread::spawn(|| { let _never = L("never"); loop { thread::sleep(Duration::from_millis(1000)); } });
    drop(forgotten);
    println!("main ends");
}
