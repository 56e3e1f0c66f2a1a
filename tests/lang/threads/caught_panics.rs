use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, catch_unwind, panic_any, resume_unwind, AssertUnwindSafe};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
struct Loud(&'static str);
impl Drop for Loud { fn drop(&mut self) { println!("drop {} {}", self.0, thread::panicking()); } }
#[derive(Debug, PartialEq)] struct Code(i32);
fn told(e: Box<dyn Any + Send>) -> String {
    if let Some(s) = e.downcast_ref::<&str>() { format!("str {s}") }
    else if let Some(s) = e.downcast_ref::<String>() { format!("String {s}") }
    else if let Some(c) = e.downcast_ref::<Code>() { format!("{c:?}") }
    else if let Some(n) = e.downcast_ref::<i32>() { format!("i32 {n}") }
    else { "unknown".to_string() }
}
fn deep(n: i32) -> i32 { let _l = Loud("deep"); if n == 0 { panic!("deep {}", n) } deep(n - 1) + 1 }
fn job(n: i32) -> Result<i32, String> { catch_unwind(|| { if n % 2 == 0 { n * 10 } else { panic!("odd {n}") } }).map_err(told) }
fn main() {
    println!("{:?}", catch_unwind(|| 5).unwrap());
    println!("{}", told(catch_unwind(|| { panic!("literal") }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let _l = Loud("inner"); panic!("x {}", 1) }).unwrap_err()));
    let _outer = Loud("outer");
    println!("{}", told(catch_unwind(|| { deep(2); }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let v: Vec<i32> = vec![]; v[0] }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let x: Option<i32> = None; x.unwrap() }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let r: Result<i32, String> = Err("bad".into()); r.expect("no") }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let z = "0".parse::<i32>().unwrap(); 1 / z }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { panic_any(Code(7)) }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { panic_any(42i32) }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { panic_any("text") }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { resume_unwind(Box::new(Code(8))) }).unwrap_err()));
    let mut count = 0;
    let r = catch_unwind(AssertUnwindSafe(|| { count += 1; if count == 1 { panic!("once") } count }));
    println!("{} {count}", r.is_err());
    for n in 0..4 { println!("{:?}", job(n)); }
    // nested
    let r = catch_unwind(|| { let inner = catch_unwind(|| panic!("in")).map_err(told); println!("inner {inner:?}"); panic!("out") });
    println!("{}", told(r.unwrap_err()));
    let r = catch_unwind(|| { let e = catch_unwind(|| panic!("again {}", 2)).unwrap_err(); let _l = Loud("re"); resume_unwind(e) });
    println!("{}", told(r.map(|_: ()| ()).unwrap_err()));
    // mutex
    let m = Arc::new(Mutex::new(1));
    let m2 = m.clone();
    let r = catch_unwind(move || { let mut g = m2.lock().unwrap(); *g = 2; panic!("holding") });
    println!("{} {} {:?}", r.is_err(), m.is_poisoned(), m.lock().map(|g| *g).map_err(|e| *e.into_inner()));
    let cell = RefCell::new(vec![1]);
    let r = catch_unwind(AssertUnwindSafe(|| { cell.borrow_mut().push(2); panic!("cell") }));
    println!("{} {:?}", r.is_err(), cell);
    // threads
    let h = thread::spawn(|| { let r = catch_unwind(|| { panic!("in thread") }); println!("caught {}", r.is_err()); 5 });
    println!("{:?}", h.join().unwrap());
    let h = thread::spawn(|| { panic_any(Code(3)); });
    println!("{}", told(h.join().unwrap_err()));
    let h = thread::spawn(|| { resume_unwind(Box::new(String::from("quiet"))); });
    println!("{}", told(h.join().unwrap_err()));
    thread::scope(|s| { let h = s.spawn(|| { panic_any(9i32); }); println!("{}", told(h.join().unwrap_err())); });
    let (tx, rx) = mpsc::channel::<Box<dyn FnOnce() + Send>>();
    let worker = thread::spawn(move || { let mut failed = 0; for job in rx { if panic::catch_unwind(AssertUnwindSafe(job)).is_err() { failed += 1; } } failed });
    for i in 0..5 { tx.send(Box::new(move || if i % 2 == 0 { panic!("job {i}") } else { println!("job {i}") })).unwrap(); }
    drop(tx);
    println!("failed {}", worker.join().unwrap());
    panic::set_hook(Box::new(|info| {
        let text = if let Some(s) = info.payload().downcast_ref::<&str>() { s.to_string() } else if let Some(s) = info.payload().downcast_ref::<String>() { s.clone() } else { "?".to_string() };
        println!("hook: {text} in {:?}, line {}", thread::current().name(), info.location().unwrap().line());
    }));
    println!("{}", told(catch_unwind(|| { panic!("hooked") }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let _l = Loud("h"); panic!("hooked {}", 2) }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { panic_any(Code(1)) }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { resume_unwind(Box::new(1i32)) }).unwrap_err()));
    println!("{}", told(catch_unwind(|| { let v = vec![1]; let i = v.len(); v[i] }).unwrap_err()));
    println!("{:?}", thread::Builder::new().name("w".into()).spawn(|| { panic!("in w") }).unwrap().join().map(|_: ()| ()).map_err(told));
    let _ = panic::take_hook();
    println!("{}", told(catch_unwind(|| { panic!("unhooked") }).unwrap_err()));
    let old = panic::take_hook();
    panic::set_hook(Box::new(move |info| { print!("before: "); old(info); println!("after"); }));
    println!("{}", told(catch_unwind(|| { panic!("chained") }).unwrap_err()));
    panic::set_hook(Box::new(|_| {}));
    let e = thread::spawn(|| { panic!("fatal {}", 1) }).join().map(|_: ()| ()).unwrap_err();
    resume_unwind(e);
}
