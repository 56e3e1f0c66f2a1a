use std::sync::mpsc;
use std::thread;

struct Bell(&'static str);
impl Drop for Bell {
    fn drop(&mut self) { println!("{} is dropped{}", self.0, if thread::panicking() { " while panicking" } else { "" }); }
}
#[derive(Debug)]
struct Problem { code: i32 }

fn why(result: thread::Result<i32>) -> String {
    match result {
        Ok(n) => format!("ok {n}"),
        Err(e) => match e.downcast::<String>() {
            Ok(text) => format!("String {text:?}"),
            Err(e) => match e.downcast_ref::<&str>() {
                Some(text) => format!("&str {text:?}"),
                None => "something else".to_string(),
            },
        },
    }
}

fn main() {
    println!("{}", why(thread::spawn(|| 5).join()));
    println!("{}", why(thread::spawn(|| -> i32 { panic!("plain") }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { let n = 3; panic!("formatted {n}") }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { let v: Vec<i32> = vec![]; v[3] }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { None::<i32>.unwrap() }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { None.expect("there is none") }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { Err::<i32, _>(Problem { code: 4 }).unwrap() }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { Err::<i32, _>("text").expect("it failed") }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { "x1".parse::<i32>().unwrap() }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { Ok::<i32, i32>(3).unwrap_err() }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { let x = "7".parse::<u8>().unwrap(); (x - 8) as i32 }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { let d = "0".parse::<i32>().unwrap(); 5 / d }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { assert_eq!(1 + 1, 3, "sum of {}", 2); 0 }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { assert!(1 > 2); 0 }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { assert!(false, "no {}", "way"); 0 }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { todo!() }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { unreachable!("state {}", 9) }).join()));
    println!("{}", why(thread::spawn(|| -> i32 { unimplemented!("later") }).join()));

    let (tx, rx) = mpsc::channel();
    let producer = thread::spawn(move || {
        let _first = Bell("first");
        let _second = Bell("second");
        tx.send(1).unwrap();
        if tx.send(2).is_ok() { panic!("in the middle"); }
        tx.send(3).unwrap();
    });
    let got: Vec<i32> = rx.iter().collect();
    println!("{got:?} {}", producer.join().is_err());

    let moved = Bell("captured");
    thread::spawn(move || { let _keep = &moved; println!("runs"); }).join().unwrap();
    println!("after the thread");
    let given = thread::spawn(|| Bell("given")).join().unwrap();
    println!("has it: {}", given.0);
    let (tx, rx) = mpsc::channel();
    let forgotten = thread::spawn(move || { tx.send(()).unwrap(); Bell("result of nobody") });
    rx.recv().unwrap();
    while !forgotten.is_finished() { thread::yield_now(); }
    drop(forgotten);
    let outcome = thread::spawn(|| { thread::spawn(|| { panic!("inner"); }).join().unwrap(); }).join();
    println!("{:?}", outcome.unwrap_err().downcast_ref::<String>());
    let _last = Bell("last");
    let _owner = Bell("owner");
    let result: Result<i32, Problem> = Err(Problem { code: 7 });
    result.unwrap();
}
