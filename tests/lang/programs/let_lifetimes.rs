use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;
const NAMES: [&str; 2] = ["a", "b"];
static GREETING: &str = "hi";
struct Holder<'a> { text: &'a str, all: Vec<&'a str> }
fn pick<'a, 'b: 'a>(x: &'a str, y: &'b str, first: bool) -> &'a str {
    let chosen: &'a str = if first { x } else { y };
    let other: &'b str = y;
    let both: (&'a str, &'b str) = (x, y);
    println!("{} {}", other, both.1);
    chosen
}
fn hold<'a>(text: &'a str) -> Holder<'a> {
    let holder: Holder<'a> = Holder { text, all: text.split(' ').collect() };
    let words: Vec<&'a str> = text.split(' ').collect();
    println!("{}", words.len());
    holder
}
fn main() {
    let word: &'static str = "word";
    let one: &'static i32 = &1;
    let list: &'static [i32] = &[1, 2, 3];
    let from_const: &'static str = NAMES[1];
    let from_static: &'static str = GREETING;
    let mut table: HashMap<&'static str, i32> = HashMap::new();
    table.insert("x", 1);
    table.insert(word, 2);
    let (tx, rx) = mpsc::channel::<&'static str>();
    let h: thread::JoinHandle<&'static str> = thread::spawn(move || { let inner: &'static str = "in"; tx.send(inner).unwrap(); tx.send("b").unwrap(); inner });
    for got in &rx { println!("{got}"); }
    println!("{}", h.join().unwrap());
    let own = String::from("own text");
    let held = hold(&own);
    println!("{} {:?} {}", held.text, held.all, pick(&own, "static", false));
    let leaked: &'static mut Vec<i32> = Box::leak(Box::new(vec![1]));
    leaked.push(2);
    let option: Option<&'static str> = Some("o");
    let choice: Result<&'static str, String> = if own.len() > 3 { Ok("long") } else { Err(own.clone()) };
    let steps: [(&'static str, fn(i32) -> i32); 2] = [("double", |x| x * 2), ("next", |x| x + 1)];
    let mut later: &'static str;
    later = "first"; println!("{later}"); later = from_const;
    let f: Box<dyn Fn() -> usize> = Box::new(|| own.len());
    let g: &dyn Fn() -> usize = &|| own.len();
    println!("{} {} {} {} {:?} {:?} {} {:?} {}", one, list.len(), from_static, table.len(), leaked, option, later, choice, f() + g());
    for (name, step) in steps { println!("{name} {}", step(4)); }
}
