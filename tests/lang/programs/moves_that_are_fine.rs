// What looks like a use after a move and is none: each function is accepted by rustc.
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Debug, Clone)]
struct Job {
    name: String,
    data: Vec<i32>,
    id: u32,
}

enum Message {
    Work(Job),
    Text(String, i32),
    Stop,
}

struct Loud(i32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn set_again() {
    let mut s = String::from("a");
    drop(s);
    s = String::from("b");
    println!("{}", s);
    let t = s;
    s = t.clone();
    println!("{} {}", s, t);
}

fn set_in_a_loop() {
    let mut s = String::from("a");
    for i in 0..3 {
        let moved = s;
        println!("{} {}", moved, i);
        s = moved;
    }
    println!("{}", s);
}

fn move_and_leave(condition: bool) {
    let s = String::from("a");
    if condition {
        drop(s);
        return;
    }
    println!("{}", s);
}

fn move_and_break() {
    let (tx, rx) = mpsc::channel::<i32>();
    for i in 0..3 {
        if i == 2 {
            drop(tx);
            break;
        }
        tx.send(i).unwrap();
    }
    for x in rx {
        println!("{}", x);
    }
}

fn move_in_both_branches(condition: bool) {
    let s = String::from("a");
    let t;
    if condition {
        t = s;
    } else {
        let mut longer = s;
        longer.push_str("b");
        t = longer;
    }
    println!("{}", t);
}

fn declared_first(n: i32) -> String {
    let text;
    match n {
        0 => text = "none".to_string(),
        1 => text = String::from("one"),
        _ => return String::new(),
    }
    text
}

fn declared_in_a_loop() {
    for i in 0..3 {
        let x;
        if i > 1 {
            x = i;
        } else {
            x = 0;
        }
        println!("{}", x);
    }
    let n;
    loop {
        n = 5;
        break;
    }
    println!("{}", n);
    let m: i32;
    m = 3;
    println!("{}", m);
}

fn parts() {
    let job = Job { name: "a".to_string(), data: vec![1], id: 7 };
    let name = job.name;
    println!("{} {} {:?}", name, job.id, job.data);
    let data = job.data;
    println!("{:?} {}", data, job.id);
    let mut other = Job { name: "b".to_string(), data: vec![], id: 8 };
    let taken = other.name;
    other.name = String::from("c");
    println!("{} {:?}", taken, other);
    let (a, b) = (String::from("x"), String::from("y"));
    drop(a);
    println!("{}", b);
    let pair = (String::from("x"), String::from("y"));
    drop(pair.0);
    println!("{}", pair.1);
    let Job { name, .. } = Job { name: "d".to_string(), data: vec![], id: 9 };
    println!("{}", name);
    let base = Job { name: "d".to_string(), data: vec![], id: 9 };
    let changed = Job { name: "e".to_string(), ..base };
    println!("{} {}", changed.name, base.name);
}

fn matching(message: Message) -> usize {
    match message {
        Message::Work(job) if job.id > 3 => job.data.len(),
        Message::Work(job) => {
            let Job { data, .. } = job;
            data.len()
        }
        Message::Text(text, n) => {
            drop(text);
            n as usize
        }
        Message::Stop => 0,
    }
}

fn look_only(message: &Message) -> usize {
    match message {
        Message::Work(job) => job.data.len(),
        Message::Text(text, _) => text.len(),
        Message::Stop => 0,
    }
}

fn look_then_take(message: Message) {
    if let Message::Text(_, n) = message {
        println!("{}", n);
    }
    if let Message::Text(ref text, _) = message {
        println!("{}", text);
    }
    let _ = look_only(&message);
    matching(message);
}

fn wildcard_moves_nothing() {
    let s = String::from("a");
    let _ = s;
    println!("{}", s);
    let pair = (String::from("x"), 1);
    let (_, n) = pair;
    println!("{} {}", pair.0, n);
    match s {
        _ => println!("any"),
    }
    println!("{}", s);
}

fn closures() {
    let s = String::from("a");
    let show = || println!("{}", s);
    show();
    show();
    println!("{}", s);
    let give = move || s;
    println!("{}", give());
    let n = 5;
    let add = move |x: i32| x + n;
    println!("{} {} {}", add(1), add(2), n);
    let copied = add;
    println!("{} {}", add(1), copied(2));
    let job = Job { name: "a".to_string(), data: vec![1], id: 7 };
    let name = move || job.name;
    println!("{} {}", name(), job.id);
}

fn threads() {
    let (tx, rx) = mpsc::channel();
    let mut handles = Vec::new();
    for i in 0..3 {
        let tx = tx.clone();
        handles.push(thread::spawn(move || {
            tx.send(i).unwrap();
        }));
    }
    drop(tx);
    for handle in handles {
        handle.join().unwrap();
    }
    for x in &rx {
        println!("{}", x);
    }
    println!("{}", rx.recv().is_err());
    let rx = Arc::new(Mutex::new(rx));
    for _ in 0..2 {
        let rx = Arc::clone(&rx);
        thread::spawn(move || rx.lock().unwrap().recv().is_ok());
    }
}

fn last_takes_it() {
    let (tx, rx) = mpsc::channel();
    let mut left = Some(tx);
    for i in 0..3 {
        let tx = if i == 2 { left.take() } else { left.clone() };
        if let Some(tx) = tx {
            thread::spawn(move || tx.send(i));
        }
    }
    println!("{}", rx.iter().count());
}

fn through_a_function(rx: Receiver<i32>, tx: Sender<i32>) -> (Receiver<i32>, Sender<i32>) {
    (rx, tx)
}

fn hand_around() {
    let (tx, rx) = mpsc::channel();
    let (rx, tx) = through_a_function(rx, tx);
    tx.send(1).unwrap();
    println!("{}", rx.recv().unwrap());
}

fn boxes() {
    let b = Box::new(String::from("a"));
    let s = *b;
    println!("{}", s);
    let mut c = Box::new((String::from("x"), String::from("y")));
    let x = c.0;
    println!("{} {}", x, c.1);
    c.0 = x;
    println!("{}", c.0);
}

fn returned_error(n: i32) -> Result<String, String> {
    let s = String::from("a");
    if n > 3 {
        return Err(s);
    }
    Ok(s)
}

fn question(n: i32) -> Result<usize, String> {
    let s = returned_error(n)?;
    let t = returned_error(n + 1)?;
    Ok(s.len() + t.len())
}

fn never_after(n: i32) -> String {
    let s = String::from("a");
    let t = if n > 3 { s } else { panic!("too small: {}", s) };
    t
}

fn labelled() {
    let s = String::from("a");
    'outer: for i in 0..3 {
        for j in 0..3 {
            if i + j == 3 {
                drop(s);
                break 'outer;
            }
        }
    }
    let t = String::from("b");
    let u = 'found: {
        if t.len() > 3 {
            break 'found t;
        }
        String::new()
    };
    println!("{}", u);
}

fn let_else(value: Option<String>) -> usize {
    let Some(text) = value else { return 0 };
    text.len()
}

fn while_let() {
    let mut next = Some(String::from("a"));
    while let Some(text) = next {
        println!("{}", text);
        next = if text.len() < 3 { Some(text + "b") } else { None };
    }
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.pop() {
        if top == 2 {
            stack.push(0);
        }
    }
}

fn with_drop() {
    let a = Loud(1);
    let b = a;
    println!("{}", b.0);
    let list = vec![Loud(2), b];
    for item in list {
        println!("{}", item.0);
    }
}

fn patterns(list: [String; 2], both: (Option<String>, Option<String>)) {
    let [a, b] = list;
    println!("{} {}", a, b);
    match both {
        (Some(x), None) | (None, Some(x)) => println!("{}", x),
        (Some(x), Some(y)) => println!("{} {}", x, y),
        (None, None) => {}
    }
}

fn main() {
    set_again();
    set_in_a_loop();
    move_and_leave(true);
    move_and_break();
    move_in_both_branches(true);
    declared_first(1);
    declared_in_a_loop();
    parts();
    matching(Message::Stop);
    look_then_take(Message::Text(String::from("t"), 1));
    look_then_take(Message::Work(Job { name: String::new(), data: vec![], id: 1 }));
    wildcard_moves_nothing();
    closures();
    threads();
    last_takes_it();
    hand_around();
    boxes();
    println!("{:?}", question(1));
    never_after(4);
    labelled();
    let_else(None);
    while_let();
    with_drop();
    patterns([String::new(), String::new()], (None, None));
}
