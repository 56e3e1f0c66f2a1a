use std::cell::{Cell, RefCell};
use std::thread;
struct Loud(u8);
impl Drop for Loud { fn drop(&mut self) { println!("local {} gone in {:?}", self.0, thread::current().name().is_some()); } }
fn make(n: u8) -> Loud { println!("make {n}"); Loud(n) }
struct Late;
impl Drop for Late { fn drop(&mut self) { println!("late: {:?} {:?}", A.try_with(|a| a.0), C.try_with(|c| c.get())); } }
thread_local! {
    static A: Loud = make(1);
    static B: RefCell<Vec<i32>> = RefCell::new({ println!("init B"); vec![] });
    static C: Cell<i32> = Cell::new({ println!("init C"); 5 });
    static D: RefCell<Option<Loud>> = RefCell::new(None);
    static E: Loud = make(2);
    static F: Late = Late;
    static G: Cell<Option<Box<i32>>> = Cell::new({ println!("init G"); None });
}
fn main() {
    thread::Builder::new().name("t".into()).spawn(|| {
        println!("in t"); A.with(|a| println!("has {}", a.0)); C.set(7); println!("{}", C.get()); B.set(vec![1]); println!("{:?}", B.take());
        D.with(|d| *d.borrow_mut() = Some(Loud(4)));
        E.with(|_| ());
        G.set(Some(Box::new(3))); println!("{:?}", G.take());
        println!("end t");
    }).unwrap().join().unwrap();
    println!("{}", C.get()); println!("{} {}", C.replace(8), C.take());
    B.with_borrow_mut(|b| b.push(3)); B.with_borrow(|b| println!("{b:?}")); println!("{:?}", B.replace(vec![5]));
    thread::spawn(|| { F.with(|_| ()); A.with(|_| ()); println!("order"); }).join().unwrap();
    thread::spawn(|| { A.with(|_| ()); F.with(|_| ()); println!("order 2"); }).join().unwrap();
    let r = thread::spawn(|| { E.with(|_| ()); panic!("with a local"); }).join(); println!("{}", r.is_err());
    A.with(|a| println!("main has {}", a.0));
    println!("end");
}
