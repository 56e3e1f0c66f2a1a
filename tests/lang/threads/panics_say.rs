// What panics say, and what is dropped after them.
use std::cell::RefCell;
use std::collections::*;
use std::sync::*;
use std::thread;

struct L(&'static str);
impl Drop for L { fn drop(&mut self) { print!("-{} ", self.0); } }
fn t(n: &'static str) -> L { L(n) }
struct Bad(&'static str);
impl Drop for Bad { fn drop(&mut self) { print!("bad-{} ", self.0); panic!("drop of {}", self.0); } }
struct Mixed { a: L, bad: Bad, b: L }
struct WithDrop { a: L, b: L }
impl Drop for WithDrop { fn drop(&mut self) { print!("with "); if self.a.0 == "p" { panic!("in with"); } } }

fn run(name: &str, f: impl FnOnce() + Send + 'static) {
    println!(); print!("{name}: ");
    let r = thread::spawn(f).join();
    match r {
        Ok(()) => print!("fine"),
        Err(e) => if let Some(s) = e.downcast_ref::<&str>() { print!("str {s}") } else if let Some(s) = e.downcast_ref::<String>() { print!("String {s}") } else { print!("other") },
    }
}
fn zero() -> usize { "".len() }
fn no() -> bool { zero() == 0 }
fn boom() -> L { if no() { panic!("boom") } t("never") }

fn main() {
    run("field panics", || { let _x = t("x"); let _m = Mixed { a: t("a"), bad: Bad("f"), b: t("b") }; let _y = t("y"); });
    run("local panics", || { let _a = t("a"); let _bad = Bad("l"); let _b = t("b"); });
    run("vec element", || { let _v = vec![Ok(t("a")), Err(Bad("e")), Ok(t("b"))]; let _z = t("z"); });
    run("vec moved elements", || { let v = vec![Ok(t("a")), Err(Bad("e")), Ok(t("b"))]; for x in v { match x { Ok(l) => print!("{} ", l.0), Err(b) => drop(b) } } });
    run("tuple", || { let _t = (t("a"), Bad("t"), t("b")); });
    run("array", || { let _t = [Some(Bad("1")), None, None]; });
    run("box", || { let _t = Box::new((t("a"), Bad("t"), t("b"))); });
    run("temporary", || { let _a = t("a"); Bad("t"); print!("not here"); });
    run("explicit drop", || { let _a = t("a"); let b = Bad("d"); drop(b); print!("not here"); });
    run("with drop", || { let _w = WithDrop { a: t("p"), b: t("b") }; let _x = t("x"); });
    run("arc", || { let a = Arc::new(Bad("arc")); let b = a.clone(); let _l = t("l"); drop(a); print!("one left "); drop(b); print!("not here"); });
    run("in drain", || { let mut v = vec![t("a"), t("b"), t("c")]; for x in v.drain(..) { if x.0 == "b" { panic!("stop") } } });
    run("in map", || { let v: Vec<L> = vec![t("a"), t("b"), t("c")].into_iter().map(|l| if l.0 == "b" { panic!("map") } else { l }).collect(); drop(v); });
    run("in retain", || { let mut v = vec![t("a"), t("b"), t("c"), t("d")]; v.retain(|l| if l.0 == "c" { panic!("retain") } else { l.0 != "a" }); });
    run("in sort", || { let mut v = vec![3, 1, 2]; v.sort_by(|_, _| panic!("compare")); });
    run("in array literal", || { let _a = [t("a"), t("b"), boom()]; });
    run("in vec literal", || { let _a = vec![t("a"), t("b"), boom()]; });
    run("in struct literal", || { let _a = WithDrop { b: t("b"), a: boom() }; });
    run("in arguments", || { fn f(_: L, _: L, _: L) {} f(t("a"), t("b"), boom()); });
    run("in arguments with temporary", || { fn f(_: L, _: &L, _: L) {} f(t("a"), &t("b"), boom()); });
    run("in method", || { fn f(a: L, b: L) { let _c = t("c"); panic!("in f {} {}", a.0, b.0) } f(t("a"), t("b")); });
    run("in update", || { let w = (t("a"), t("b")); let _x = (w.0, boom()); });
    run("in match arm", || { match Some(t("a")) { Some(l) => { let _x = l; boom(); } None => {} } });
    run("in guard", || { match Some(t("a")) { Some(ref l) if { if l.0 == "a" { panic!("guard") } true } => {} _ => {} } });
    run("in loop", || { for l in vec![t("a"), t("b"), t("c")] { let _k = t("k"); if l.0 == "b" { panic!("loop") } } });
    run("in closure", || { let a = t("a"); let f = move |b: L| { let _c = t("c"); if no() { panic!("closure {} {}", a.0, b.0) } }; f(t("b")); });
    run("in clone", || { struct C(L); impl Clone for C { fn clone(&self) -> C { if self.0 .0 == "b" { panic!("clone") } C(t("copy")) } } let v = vec![C(t("a")), C(t("b"))]; let w = v.clone(); drop(w); });
    run("question in drop order", || { fn f() -> Option<()> { let _a = t("a"); let _b = (t("b"), None::<i32>?); Some(()) } f(); });
    run("panicking", || { struct S; impl Drop for S { fn drop(&mut self) { print!("panicking {} ", thread::panicking()); } } let _s = S; { let _t = S; } panic!("x"); });
    // What panics say.
    run("literal", || panic!("plain"));
    run("format", || panic!("n {}", zero()));
    run("literal argument", || panic!("n {} {}", 5, "text"));
    run("literal i64", || panic!("n {}", 5i64));
    run("literal char", || panic!("n {}", 'c'));
    run("literal float", || panic!("n {}", 1.5));
    run("literal bool", || panic!("n {}", true));
    run("literal width", || panic!("n {:3}", 5));
    run("literal debug", || panic!("n {:?}", 5));
    run("literal neg", || panic!("n {}", -5));
    run("literal big", || panic!("n {}", 5_000_000_000u64));
    run("literal hex", || panic!("n {}", 0xffu8));
    run("literal named", || panic!("n {x}", x = 5));
    run("literal twice", || panic!("n {0} {0}", 5));
    run("literal ref", || panic!("n {}", &5));
    run("literal paren", || panic!("n {}", (5)));
    run("literal concat", || panic!("n {}", concat!("a", 1)));
    run("literal str", || panic!("{}", "text"));
    run("braces", || panic!("{{}}"));
    run("constant", || { const N: i32 = 3; panic!("n {}", N) });
    run("empty", || panic!());
    run("todo", || todo!());
    run("todo text", || todo!("later {}", 3));
    run("unimplemented", || unimplemented!());
    run("unreachable", || unreachable!());
    run("unreachable text", || unreachable!("never {}", zero()));
    run("unreachable literal", || unreachable!("never"));
    run("assert", || assert!(!no()));
    run("assert text", || assert!(!no(), "not so"));
    run("assert format", || assert!(!no(), "not so {}", zero()));
    run("assert eq", || assert_eq!(zero(), 1));
    run("assert eq text", || assert_eq!(zero(), 1, "they {}", "differ"));
    run("assert ne", || assert_ne!(zero(), 0));
    run("debug assert", || debug_assert!(!no(), "debug"));
    run("unwrap none", || { None::<i32>.unwrap(); });
    run("expect none", || { None::<i32>.expect("expected"); });
    run("unwrap err", || { Err::<i32, _>("bad").unwrap(); });
    run("expect err", || { Err::<i32, _>(vec![1]).expect("expected"); });
    run("unwrap_err", || { Ok::<i32, i32>(3).unwrap_err(); });
    run("expect_err", || { Ok::<i32, i32>(3).expect_err("expected"); });
    run("send", || { let (tx, rx) = mpsc::channel(); drop(rx); tx.send(5).unwrap(); });
    run("recv", || { let (tx, rx) = mpsc::channel::<i32>(); drop(tx); rx.recv().unwrap(); });
    run("try recv", || { let (_tx, rx) = mpsc::channel::<i32>(); rx.try_recv().unwrap(); });
    run("try recv 2", || { let (tx, rx) = mpsc::channel::<i32>(); drop(tx); rx.try_recv().expect("why"); });
    run("try send", || { let (tx, _rx) = mpsc::sync_channel(1); tx.try_send(1).unwrap(); tx.try_send(2).unwrap(); });
    run("recv timeout", || { let (_tx, rx) = mpsc::channel::<i32>(); rx.recv_timeout(std::time::Duration::from_millis(1)).unwrap(); });
    run("parse", || { "x".parse::<i32>().unwrap(); });
    run("parse empty", || { "".parse::<u8>().unwrap(); });
    run("parse big", || { "300".parse::<u8>().unwrap(); });
    run("parse float", || { "x".parse::<f64>().unwrap(); });
    run("parse bool", || { "x".parse::<bool>().unwrap(); });
    run("parse char", || { "xy".parse::<char>().unwrap(); });
    run("try from", || { u8::try_from(300 + zero() as i32).unwrap(); });
    run("index", || { let v = vec![1, 2, 3]; println!("{}", v[zero() + 3]); });
    run("index array", || { let v = [1, 2, 3]; println!("{}", v[zero() + 3]); });
    run("index range", || { let v = vec![1, 2, 3]; println!("{:?}", &v[2..zero() + 5]); });
    run("index range 2", || { let v = vec![1, 2, 3]; println!("{:?}", &v[3..zero() + 1]); });
    run("index range 3", || { let v = vec![1, 2, 3]; println!("{:?}", &v[zero() + 4..]); });
    run("index str", || { let s = String::from("hé"); println!("{}", &s[..2 + zero()]); });
    run("index str 2", || { let s = String::from("hé"); println!("{}", &s[..9 + zero()]); });
    run("index str 3", || { let s = String::from("hello"); println!("{}", &s[3..zero() + 1]); });
    run("index str 4", || { let s = "hello"; println!("{}", &s[zero() + 7..]); });
    run("index map", || { let m: HashMap<i32, i32> = HashMap::new(); println!("{}", m[&3]); });
    run("index btree", || { let m: BTreeMap<i32, i32> = BTreeMap::new(); println!("{}", m[&3]); });
    run("index deque", || { let m: VecDeque<i32> = VecDeque::new(); println!("{}", m[3]); });
    run("remove", || { let mut v = vec![1]; v.remove(3); });
    run("insert", || { let mut v = vec![1]; v.insert(3, 1); });
    run("swap remove", || { let mut v = vec![1]; v.swap_remove(3); });
    run("swap", || { let mut v = vec![1]; v.swap(0, 3); });
    run("split at", || { let v = vec![1]; v.split_at(3); });
    run("split off", || { let mut v = vec![1]; v.split_off(3); });
    run("drain", || { let mut v = vec![1]; v.drain(2..); });
    run("drain 2", || { let mut v = vec![1]; v.drain(0..4); });
    run("chunks", || { let v = vec![1]; v.chunks(zero()).count(); });
    run("windows", || { let v = vec![1]; v.windows(zero()).count(); });
    run("step by", || { (0..3).step_by(zero()).count(); });
    run("copy from slice", || { let mut v = vec![1]; v.copy_from_slice(&[1, 2]); });
    run("string remove", || { let mut s = String::from("a"); s.remove(3); });
    run("string insert", || { let mut s = String::from("a"); s.insert(3, 'c'); });
    run("borrow", || { let c = RefCell::new(1); let _a = c.borrow(); let _b = c.borrow_mut(); });
    run("borrow mut", || { let c = RefCell::new(1); let _a = c.borrow_mut(); let _b = c.borrow(); });
    run("borrow mut 2", || { let c = RefCell::new(1); let _a = c.borrow_mut(); let _b = c.borrow_mut(); });
    run("try borrow", || { let c = RefCell::new(1); let _a = c.borrow_mut(); c.try_borrow().map(|_| ()).unwrap(); });
    run("poison", || { let m = Arc::new(Mutex::new(1)); let n = m.clone(); let _ = thread::spawn(move || { let _g = n.lock().unwrap(); panic!("holds") }).join(); let _g = m.lock().unwrap(); });
    run("poison rw", || { let m = Arc::new(RwLock::new(1)); let n = m.clone(); let _ = thread::spawn(move || { let _g = n.write().unwrap(); panic!("holds") }).join(); let _g = m.read().unwrap(); });
    run("join unwrap", || { thread::spawn(|| panic!("inner")).join().unwrap() });
    run("join unwrap 2", || { thread::spawn(|| panic!("inner {}", zero())).join().unwrap() });
    run("ilog", || { (zero() as u32).ilog2(); });
    run("div zero", || { println!("{}", 1 / zero()); });
    run("rem zero", || { println!("{}", 1 % zero()); });
    run("char from digit", || { std::char::from_digit(1, 40); });
    run("to digit", || { 'c'.to_digit(40); });
    run("clamp", || { 3.clamp(5, zero() as i32); });
    run("duration", || { let _ = std::time::Duration::from_secs(1) - std::time::Duration::from_secs(2); });
    run("duration float", || { let _ = std::time::Duration::from_secs_f64(-1.0); });
    run("alloc", || { let _: Vec<u8> = Vec::with_capacity(usize::MAX - zero()); });
    run("repeat", || { let _ = "ab".repeat(usize::MAX - zero()); });
    println!();
}
