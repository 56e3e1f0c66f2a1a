// What is dropped when, in expressions of many parts.
struct L(&'static str);
impl Drop for L { fn drop(&mut self) { print!("-{} ", self.0); } }
impl L { fn get(&self) -> i32 { print!("get-{} ", self.0); 1 } fn r(&self) -> &L { self } fn add(&mut self, _o: &L) -> &mut L { self } }
fn t(n: &'static str) -> L { L(n) }
fn section(name: &str) { println!(); print!("{name}: "); }
struct W<'a>(&'a L, i32);
impl std::ops::Add<&L> for L { type Output = L; fn add(self, o: &L) -> L { print!("add {} {} ", self.0, o.0); t("sum") } }
impl std::ops::Index<i32> for L { type Output = i32; fn index(&self, _i: i32) -> &i32 { &7 } }
impl std::ops::AddAssign<L> for L { fn add_assign(&mut self, o: L) { print!("+= {} ", o.0); } }
fn id<T>(x: T) -> T { x }
fn opt(b: bool) -> Option<L> { if b { Some(t("o")) } else { None } }
fn try_it(b: bool) -> Option<i32> { let a = (t("a"), opt(b)?, t("c")); Some(a.1.get()) }
fn try_call(b: bool) -> Result<(), String> { id((t("x"), if b { Ok::<L, &str>(t("ok")) } else { Err("no") }.map_err(|e| { let _q = t("q"); e.to_string() })?)); Ok(()) }
fn ret(n: i32) -> L { let a = t("a"); let b = t("b"); match n { 0 => a, 1 => return b, _ => { let c = t("c"); if c.get() == 1 { return c; } b } } }
fn tail_ref() -> i32 { let v = vec![t("v")]; let x = v.iter().map(|l| l.get()).sum::<i32>() + t("temp").get(); x + v[0].get() }
fn tail_if() -> i32 { let _l = t("l"); if t("c").get() == 1 { t("y").get() } else { 0 } }
fn tail_match() -> i32 { let _l = t("l"); match t("m").r().get() { 1 => t("arm").get(), n => n } }
fn main() {
    section("add"); { let s = t("a") + &t("b"); print!("{} ", s.0); }
    section("add chain"); { let s = t("a") + &t("b") + &t("c"); print!("{} ", s.0); }
    section("index"); { let n = t("a")[t("i").get()]; print!("{n} "); }
    section("add assign"); { let mut a = t("a"); a += t("b"); print!("end "); }
    section("method temp"); { let n = t("a").r().r().get(); print!("{n} "); }
    section("let ref of method"); { let l = id(&t("a")).get(); print!("{l} "); }
    section("array of options"); { let [a, b] = [Some(t("a")), None]; print!("{} {} ", a.is_some(), b.is_some()); }
    section("nested tuple pattern"); { let ((a, _), c) = ((t("a"), t("b")), t("c")); print!("{} {} ", a.0, c.0); }
    section("at pattern"); { match Some(5) { Some(n @ 1..=9) => { let _x = t("x"); print!("{n} "); } _ => {} } }
    section("or pattern"); { match (Some(t("a")), None::<L>) { (Some(l), None) | (None, Some(l)) => print!("{} ", l.0), _ => {} } }
    section("match by ref then move"); { let o = Some(t("a")); match &o { Some(l) => { l.get(); } None => {} } let p = o; print!("{} ", p.is_some()); }
    section("try"); for b in [true, false] { print!("{:?} | ", try_it(b)); }
    section("try call"); for b in [true, false] { print!("{:?} | ", try_call(b)); }
    section("ret"); for n in 0..3 { let r = ret(n); print!("got {} ", r.0); }
    section("tail ref"); tail_ref();
    section("tail if"); tail_if();
    section("tail match"); tail_match();
    section("closure returning temp"); { let f = |n: i32| t("in").get() + n; print!("{} ", f(2)); }
    section("closure moved into call"); { let a = t("a"); id(move || a.get())(); print!("end "); }
    section("boxed closure"); { let a = t("a"); let f: Box<dyn FnOnce() -> i32> = Box::new(move || a.get()); print!("{} ", f()); }
    section("boxed closure uncalled"); { let a = t("a"); let _f: Box<dyn Fn() -> i32> = Box::new(move || a.get()); print!("end "); }
    section("option closure"); { let mut f = Some(|| t("x")); if let Some(g) = f.take() { g(); print!("called "); } }
    section("while let pop"); { let mut v = vec![t("a"), t("b"), t("c")]; while let Some(l) = v.pop() { if l.0 == "b" { break; } print!("{} ", l.0); } print!("end "); }
    section("loop match"); { let mut n = 0; loop { n += 1; match opt(n < 3) { Some(l) => { print!("{} ", l.0); continue; } None => break } } }
    section("for pairs"); for (i, (a, b)) in vec![(t("a"), t("b")), (t("c"), t("d"))].into_iter().enumerate() { if i == 0 { drop(a); print!("x "); continue; } print!("{} ", b.0); }
    section("if let chain value"); { let l = if let Some(l) = opt(true) { l } else { t("else") }; print!("{} ", l.0); }
    section("if let temp in else"); { let l = if let Some(l) = opt(false) { l } else { print!("else "); t("e") }; print!("{} ", l.0); }
    section("match value ref"); { let n = match t("a").r() { l => l.get() }; print!("{n} "); }
    section("struct with temp ref"); { let w = W(&t("a"), t("n").get()); print!("{} {} ", w.0 .0, w.1); }
    section("let else extended"); { let Some(w) = Some(W(&t("a"), 1)) else { return }; print!("{} {} ", w.0 .0, w.1); }
    section("let else ref"); { let Some(l) = &Some(t("a")) else { return }; print!("{} ", l.0); }
    section("let ref mut"); { let ref mut l = t("a"); l.0 = "z"; print!("{} ", l.0); }
    section("if extended nested"); { let x = &(if t("c").get() == 1 { t("a") } else { t("b") }); print!("{} ", x.0); }
    section("block extended"); { let x = { let _y = t("y"); &t("a") }; print!("{} ", x.0); }
    section("match extended some"); { let x = match 1 { 1 => Some(&t("a")), _ => None }; print!("{} ", x.is_some()); }
    
    println!();
}
