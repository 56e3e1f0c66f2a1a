use std::fmt::{self, Write as W};
use std::io::Write;
use std::collections::BTreeMap;
struct A; impl fmt::Debug for A { fn fmt(&self, f:&mut fmt::Formatter)->fmt::Result { f.write_str("half")?; panic!("in debug {}", 1) } }
struct E(bool); impl fmt::Debug for E { fn fmt(&self, f:&mut fmt::Formatter)->fmt::Result { if self.0 { f.write_str("e")?; return Err(fmt::Error); } f.write_str("fine") } }
#[derive(Debug)] struct S { a: i32, b: A, c: i32 }
#[derive(Debug)] struct T { a: i32, b: E, c: i32 }
#[derive(Debug)] struct U(i32, E, u8);
impl Drop for S { fn drop(&mut self) { println!("[drop S]"); } }
fn run<F: FnOnce() + Send + 'static>(f: F) { let r = std::thread::spawn(f).join(); println!("|{}", r.is_err()); }
fn main(){
  run(||{ println!("s {:?} after", S{a:1,b:A,c:2}); });
  run(||{ let s = S{a:1,b:A,c:2}; print!("s\n{:?} after", s); });
  run(||{ println!("t {:?} after", T{a:1,b:E(true),c:2}); });
  run(||{ println!("t {:?} after", T{a:1,b:E(false),c:2}); });
  run(||{ println!("u {:?} after", U(1,E(true),2)); });
  run(||{ println!("v {:?} after", vec![E(false), E(true), E(false)]); });
  run(||{ let mut m = BTreeMap::new(); m.insert(1, E(false)); m.insert(2, E(true)); m.insert(3, E(false)); println!("m {:?} after", m); });
  run(||{ let mut s = String::new(); let r = write!(s, "x {:?} y", E(true)); println!("{s} {r:?}"); });
  run(||{ let mut v: Vec<u8> = Vec::new(); let r = true; write!(&mut v, "x {:?} y", 5).unwrap(); println!("{v:?} {r}"); });
  run(||{ let s = format!("{:?}", E(true)); println!("{s}"); });
  run(||{ println!("{:#?}", T{a:1,b:E(false),c:2}); println!("{:#?}", (1, vec![(2,3)], "x")); println!("{:?} {:?} {:?}", (1,), (), ((1,2),)); });
  run(||{ let mut m = BTreeMap::new(); m.insert("k", vec![1]); m.insert("l", vec![]); println!("{m:?} {m:#?}"); });
  run(||{ println!("{:5}|{:?}|{:04?}|{:.1?}", 1, [1.5, 2.25], [1,2], vec![1.25, 3.0]); });
}
