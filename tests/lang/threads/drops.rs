// What is dropped when.
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;
use std::sync::{mpsc, Arc, Mutex};
use std::thread;

struct L(&'static str);
impl Drop for L {
    fn drop(&mut self) {
        print!("-{} ", self.0);
    }
}
impl L {
    fn get(&self) -> i32 { print!("get-{} ", self.0); 1 }
    fn same(self) -> L { self }
    fn opt(&self) -> Option<i32> { Some(2) }
    fn none(&self) -> Option<i32> { None }
}
fn t(name: &'static str) -> L { L(name) }
struct W<'a>(&'a L);
struct N<'a> { r: &'a L }
enum E<'a> { A(&'a L), B { r: &'a L } }
struct P { a: L, b: L, c: L }

fn section(name: &str) { println!(); print!("{name}: "); }

fn extended() {
    section("tuple struct");
    { let w = W(&t("a")); print!("body {} ", w.0 .0); }
    section("some");
    { let s = Some(&t("a")); print!("body {} ", s.unwrap().0); }
    section("nested some");
    { let s = Some(Some(&t("a"))); print!("body {} ", s.unwrap().unwrap().0); }
    section("ok");
    { let s: Result<&L, ()> = Ok(&t("a")); print!("body {} ", s.is_ok()); }
    section("enum");
    { let e = E::A(&t("a")); if let E::A(l) = &e { print!("{} ", l.0); } }
    section("enum struct");
    { let e = E::B { r: &t("a") }; if let E::B { r } = &e { print!("{} ", r.0); } }
    section("struct");
    { let n = N { r: &t("a") }; print!("body {} ", n.r.0); }
    section("tuple");
    { let n = (&t("a"), t("b")); print!("body {} {} ", n.0 .0, n.1 .0); }
    section("array");
    { let n = [&t("a"), &t("b")]; print!("body {} {} ", n[0].0, n[1].0); }
    section("block");
    { let n = { print!("in "); &t("a") }; print!("body {} ", n.0); }
    section("if");
    { let n = if true { &t("a") } else { &t("b") }; print!("body {} ", n.0); }
    section("match");
    { let n = match 3 { 3 => &t("a"), _ => &t("b") }; print!("body {} ", n.0); }
    section("field");
    { let n = &P { a: t("a"), b: t("b"), c: t("c") }.b; print!("body {} ", n.0); }
    section("ref pattern");
    { let ref n = t("a"); print!("body {} ", n.0); }
    section("ref in tuple");
    { let (ref n, _) = (t("a"), t("b")); print!("body {} ", n.0); }
    section("underscore");
    { let _ = t("a"); print!("body "); }
    section("underscore name");
    { let _x = t("a"); print!("body "); }
    section("underscore ref");
    { let _ = &t("a"); print!("body "); }
    section("underscore parts");
    { let (a, _) = (t("a"), t("b")); print!("body {} ", a.0); }
    section("vec of refs not extended");
    { let n = t("a").get(); print!("body {n} "); }
    section("cast");
    { let n = &t("a") as &L; print!("body {} ", n.0); }
    section("box of ref");
    { let r = &Box::new(t("a")); print!("body {} ", r.0); }
    section("closure capture");
    { let c = { let a = t("a"); move || a.get() }; c(); print!("body "); }
}

fn heads() {
    section("match head");
    match t("a").get() { 1 => print!("arm "), _ => {} }
    print!("after ");
    section("if let head");
    if let Some(n) = t("a").opt() { print!("then {n} "); }
    print!("after ");
    section("if let else head");
    if let Some(n) = t("a").none() { print!("then {n} "); } else { print!("else "); }
    print!("after ");
    section("if head");
    if t("a").get() == 1 { print!("then "); }
    section("while head");
    let mut n = 0;
    while t("a").get() + n < 3 { print!("body "); n += 1; }
    section("while let head");
    let mut n = 0;
    while let Some(m) = { n += 1; if n < 3 { Some(t("a")) } else { None } } { print!("body {} ", m.0); }
    section("while let call");
    let mut n = 0;
    while let Some(m) = t("h").opt() { print!("body {m} "); n += 1; if n == 2 { break; } }
    section("for head");
    for i in [t("a"), t("b")].iter() { print!("body {} ", i.0); }
    section("for into");
    for i in vec![t("a"), t("b"), t("c")] { print!("body {} ", i.0); if i.0 == "b" { break; } }
    section("for underscore");
    for _ in vec![t("a"), t("b")] { print!("body "); }
    section("match moves");
    match Some(t("a")) { Some(l) => print!("arm {} ", l.0), None => {} }
    section("match underscore");
    match Some(t("a")) { Some(_) => print!("arm "), None => {} }
    section("match ref");
    match &Some(t("a")) { Some(l) => print!("arm {} ", l.0), None => {} }
    section("match tuple parts");
    match (t("a"), t("b")) { (a, _) => print!("arm {} ", a.0) }
    section("match guard");
    match Some(t("a")) { Some(l) if l.get() == 2 => print!("one {} ", l.0), Some(l) => print!("two {} ", l.0), None => {} }
    section("and chain");
    if t("a").get() == 1 && t("b").get() == 1 { print!("then "); }
    let x = t("c").get() == 1 && t("d").get() == 2 || t("e").get() == 1;
    print!("{x} ");
    section("if let and value");
    let v = if let Some(n) = t("a").opt() { n } else { 0 };
    print!("{v} ");
    section("matches");
    let m = matches!(t("a").opt(), Some(2));
    print!("{m} ");
    section("let else");
    let Some(n) = t("a").opt() else { return };
    print!("body {n} ");
    section("let else leaves");
    for i in 0..2 {
        let Some(n) = (if i == 0 { t("a").none() } else { t("b").opt() }) else { print!("continue "); continue };
        print!("body {n} ");
    }
    section("let else moves");
    for i in 0..3 {
        let keep = t("k");
        let Some(l) = (if i == 1 { None } else { Some(t("a")) }) else { print!("else "); continue; };
        let Ok(m): Result<L, L> = (if i == 2 { Err(t("e")) } else { Ok(t("o")) }) else { print!("break "); break };
        print!("body {} {} {} ", keep.0, l.0, m.0);
    }
    section("let else parts");
    for i in 0..2 {
        let (Some(a), b) = (if i == 0 { Some(t("a")) } else { None }, t("b")) else { print!("else "); break };
        print!("body {} {} ", a.0, b.0);
    }
    section("let else part unbound");
    for i in 0..2 {
        let (Some(a), _) = (if i == 0 { Some(t("a")) } else { None }, t("b")) else { print!("else "); break };
        print!("body {} ", a.0);
    }
}

fn tail() -> i32 {
    let l = t("local");
    let _ = &l;
    t("tail").get()
}
fn tail_block() -> i32 {
    let x = { let inner = t("inner"); let _ = &inner; t("temp").get() };
    print!("next ");
    x
}
fn tail_match(o: Option<L>) -> L { match o { Some(l) => l, None => t("none") } }
fn early(n: i32) -> i32 {
    let a = t("a");
    if n == 0 { return 0; }
    let b = t("b");
    if n == 1 { return b.get(); }
    drop(a);
    let c = t("c");
    n + c.get()
}
fn question(n: i32) -> Option<i32> {
    let _a = t("a");
    let x = if n == 0 { t("x").none()? } else { t("y").opt()? };
    let _b = t("b");
    Some(x)
}
fn operands(n: i32) -> i32 {
    fn take(a: L, b: &L, c: i32) -> i32 { print!("took {} {} {c} ", a.0, b.0); c }
    take(t("a"), &t("b"), if n == 0 { return 0 } else { n })
}
fn fields_question(n: i32) -> Option<P> {
    let p = P { c: t("c"), a: t("a"), b: match (t("s"), n) { (_, 0) => None, (s, _) => Some(s) }? };
    Some(p)
}
fn parameters(a: L, _: L, (b, _): (L, L), mut c: L) { print!("body {} {} ", a.0, b.0); c = t("c2"); print!("{} ", c.0); }

fn ways_out() {
    section("tail");
    tail();
    section("tail block");
    tail_block();
    section("tail match");
    { let l = tail_match(Some(t("a"))); print!("{} ", l.0); }
    for n in 0..3 { section("early"); early(n); }
    for n in 0..2 { section("question"); question(n); }
    for n in 0..2 { section("operands"); operands(n); }
    for n in 0..2 { section("fields question"); if let Some(p) = fields_question(n) { print!("p {} ", p.a.0); } }
    section("parameters");
    parameters(t("a"), t("ignored"), (t("b"), t("rest")), t("c"));
    section("break value");
    let l = loop { let a = t("a"); let _b = t("b"); break a; };
    print!("got {} ", l.0);
    drop(l);
    section("labelled");
    let l = 'out: { let a = t("a"); let _b = t("b"); if a.get() == 1 { break 'out a; } t("c") };
    print!("got {} ", l.0);
    drop(l);
    section("nested loops");
    'outer: for i in 0..3 { let _o = t("o"); for j in 0..3 { let _i = t("i"); if j == 1 { continue 'outer; } if i == 1 { break 'outer; } } }
    section("shadowing");
    { let a = t("a1"); let a = { print!("{} ", a.0); t("a2") }; let a = a.same(); print!("{} ", a.0); }
    section("assign");
    { let mut a = t("a1"); print!("x "); a = t("a2"); print!("y "); a = { print!("z "); t("a3") }; print!("{} ", a.0); }
    section("deferred");
    { let a; let b = t("b"); a = t("a"); print!("{} {} ", a.0, b.0); }
    section("deferred branch");
    for i in 0..2 { let a; let _b = t("b"); if i == 0 { a = t("a"); print!("{} ", a.0); } print!("end "); }
    section("assign moved");
    { let mut a = t("a1"); drop(a); a = t("a2"); print!("{} ", a.0); }
    section("assign field");
    { let mut p = P { a: t("a"), b: t("b"), c: t("c") }; p.b = t("b2"); drop(p.a); p.a = t("a2"); print!("end "); }
    section("swap");
    { let mut a = t("a"); let mut b = t("b"); std::mem::swap(&mut a, &mut b); let c = std::mem::replace(&mut a, t("c")); print!("{} {} {} ", a.0, b.0, c.0); }
    section("update");
    { let base = P { a: t("a"), b: t("b"), c: t("c") }; let p = P { a: t("a2"), ..base }; print!("{} ", p.b.0); }
    section("update temp");
    { let p = P { a: t("a2"), ..P { a: t("a"), b: t("b"), c: t("c") } }; print!("{} ", p.b.0); }
    section("partial");
    { let p = P { a: t("a"), b: t("b"), c: t("c") }; let b = p.b; print!("{} ", b.0); }
    section("partial pattern");
    { let P { a, c, .. } = P { a: t("a"), b: t("b"), c: t("c") }; print!("{} {} ", a.0, c.0); }
    section("partial pattern of variable");
    { let p = P { a: t("a"), b: t("b"), c: t("c") }; let P { a, c, .. } = p; print!("{} {} ", a.0, c.0); }
    section("conditional move");
    for i in 0..2 { let a = t("a"); let b = t("b"); if i == 0 { drop(a); } print!("{} ", b.0); }
    section("box parts");
    { let b = Box::new(P { a: t("a"), b: t("b"), c: t("c") }); let P { b: x, .. } = *b; print!("{} ", x.0); }
    section("closure captures");
    { let a = t("a"); let b = t("b"); let c = t("c"); let f = move || { print!("{} {} ", c.0, a.0); }; f(); print!("{} ", b.0); }
    section("once closure");
    { let a = t("a"); let b = t("b"); let f = move || { let x = b; print!("{} {} ", x.0, a.0); }; f(); print!("end "); }
    section("closure parameters");
    { let f = |a: L, _: L| print!("{} ", a.0); f(t("a"), t("b")); }
    section("statements");
    t("a"); t("b").get(); { t("c") }; (t("d"), t("e")).0; print!("end ");
    section("method chain");
    t("a").same().same().get();
    section("arguments");
    fn two(a: L, b: L) { print!("{} {} ", a.0, b.0); }
    two(t("a"), t("b"));
    section("format");
    println!("{} {}", t("a").get(), t("b").0);
    let s = format!("{} {}", t("a").get(), t("b").0);
    print!("{s} ");
}

fn containers() {
    section("vec");
    { let v = vec![t("a"), t("b"), t("c")]; print!("{} ", v.len()); }
    section("vec truncate");
    { let mut v = vec![t("a"), t("b"), t("c")]; v.truncate(1); print!("end "); }
    section("vec drain");
    { let mut v = vec![t("a"), t("b"), t("c"), t("d")]; for d in v.drain(1..3) { print!("got {} ", d.0); } print!("left {} ", v.len()); }
    section("vec drain stopped");
    { let mut v = vec![t("a"), t("b"), t("c"), t("d")]; { let mut d = v.drain(1..); let x = d.next(); print!("{} ", x.is_some()); } print!("left {} ", v.len()); }
    section("vec drain ignored");
    { let mut v = vec![t("a"), t("b")]; v.drain(..); print!("end "); }
    section("vec into iter stopped");
    { let mut i = vec![t("a"), t("b"), t("c")].into_iter(); let x = i.next(); print!("{} ", x.unwrap().0); print!("end "); }
    section("vec retain");
    { let mut v = vec![t("a"), t("b"), t("c")]; v.retain(|l| l.0 != "b"); print!("end "); }
    section("vec remove");
    { let mut v = vec![t("a"), t("b"), t("c")]; v.remove(0); v.swap_remove(0); v.insert(0, t("x")); v.pop(); print!("end "); }
    section("vec clear");
    { let mut v = vec![t("a"), t("b")]; v.clear(); print!("end "); }
    section("vec set");
    { let mut v = vec![t("a"), t("b")]; v[0] = t("x"); print!("end "); }
    section("vec extend");
    { let mut v = vec![t("a")]; v.extend(vec![t("b"), t("c")]); let w = v.split_off(1); print!("{} ", w.len()); }
    section("vec dedup");
    { let mut v = vec![t("a"), t("a"), t("b")]; v.dedup_by(|x, y| x.0 == y.0); print!("end "); }
    section("array");
    { let [a, _, c] = [t("a"), t("b"), t("c")]; print!("{} {} ", a.0, c.0); }
    section("deque");
    { let mut d = VecDeque::new(); d.push_back(t("a")); d.push_front(t("b")); d.pop_back(); d.push_back(t("c")); print!("end "); }
    section("btree");
    { let mut m = BTreeMap::new(); m.insert(2, t("two")); m.insert(1, t("one")); m.insert(2, t("zwei")); m.remove(&1); print!("end "); }
    section("hash");
    { let mut m = HashMap::new(); m.insert(2, t("two")); m.insert(2, t("zwei")); print!("end "); }
    section("option");
    { let mut o = Some(t("a")); o = None; print!("x {} ", o.is_some()); o = Some(t("b")); let p = o.take(); print!("{} ", p.is_some()); o.replace(t("c")); o.insert(t("d")); }
    section("map");
    { let o = Some(t("a")).map(|l| l.get()); print!("{o:?} "); }
    section("rc");
    { let a = Rc::new(t("a")); let b = a.clone(); drop(a); print!("x "); drop(b); print!("y "); }
    section("refcell");
    { let c = RefCell::new(t("a")); *c.borrow_mut() = t("b"); print!("{} ", c.borrow().0); c.replace(t("c")); }
    section("arc mutex");
    { let m = Arc::new(Mutex::new(t("a"))); let n = Arc::clone(&m); *n.lock().unwrap() = t("b"); drop(m); print!("x "); drop(n); }
    section("dyn");
    { trait T { fn f(&self); } impl T for L { fn f(&self) { print!("f{} ", self.0); } } let b: Vec<Box<dyn T>> = vec![Box::new(t("a")), Box::new(t("b"))]; for x in &b { x.f(); } }
    section("zip");
    for (a, b) in vec![t("a"), t("b"), t("c")].into_iter().zip(vec![t("x"), t("y")]) { print!("{} {} ", a.0, b.0); }
    section("collect");
    let v: Vec<L> = vec![t("a"), t("b"), t("c")].into_iter().filter(|l| l.0 != "b").collect();
    print!("{} ", v.len());
    drop(v);
    section("skip take");
    let v: Vec<L> = vec![t("a"), t("b"), t("c"), t("d")].into_iter().skip(1).take(2).collect();
    print!("{} ", v.len());
    drop(v);
    section("collect result");
    let v: Result<Vec<L>, &str> = vec![Ok(t("a")), Err("no"), Ok(t("c"))].into_iter().collect();
    print!("{} ", v.is_ok());
}

fn threads() {
    section("captures of a thread");
    let (a, b, c) = (t("a"), t("b"), t("c"));
    thread::spawn(move || { print!("{} ", c.0); let local = t("local"); print!("{} {} {} ", a.0, b.0, local.0); }).join().unwrap();
    section("result of a thread");
    let l = thread::spawn(|| { let _x = t("x"); t("result") }).join().unwrap();
    print!("{} ", l.0);
    drop(l);
    section("result of a thread dropped with the handle");
    let h = thread::spawn(|| { let (tx, rx) = mpsc::channel::<L>(); tx.send(t("queued")).unwrap(); drop(tx); drop(rx); });
    h.join().unwrap();
    section("messages left");
    { let (tx, rx) = mpsc::channel(); tx.send(t("a")).unwrap(); tx.send(t("b")).unwrap(); drop(rx); print!("x "); if let Err(e) = tx.send(t("c")) { print!("back {} ", e.0 .0); } print!("y "); }
    section("messages left, senders first");
    { let (tx, rx) = mpsc::channel(); tx.send(t("a")).unwrap(); tx.send(t("b")).unwrap(); drop(tx); print!("x "); drop(rx); print!("y "); }
    section("iter stopped");
    { let (tx, rx) = mpsc::channel(); for n in ["a", "b", "c"] { tx.send(t(n)).unwrap(); } for l in rx { print!("{} ", l.0); break; } print!("y "); }
}

fn main() {
    extended();
    heads();
    ways_out();
    containers();
    threads();
    println!();
}
