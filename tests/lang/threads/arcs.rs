use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, Weak};
use std::thread;

trait Shape: Send + Sync { fn area(&self) -> f64; fn name(&self) -> String { "shape".to_string() } }
struct Square(f64);
struct Circle { r: f64 }
impl Shape for Square { fn area(&self) -> f64 { self.0 * self.0 } fn name(&self) -> String { "square".into() } }
impl Shape for Circle { fn area(&self) -> f64 { 3.0 * self.r * self.r } }
struct Loud(u8);
impl Drop for Loud { fn drop(&mut self) { println!("gone {}", self.0); } }

fn main() {
    let shapes: Vec<Arc<dyn Shape + Send + Sync>> = vec![Arc::new(Square(2.0)), Arc::new(Circle { r: 1.0 })];
    let handles: Vec<_> = shapes.into_iter().map(|s| thread::spawn(move || (s.name(), s.area()))).collect();
    for handle in handles { println!("{:?}", handle.join().unwrap()); }
    let text: Arc<str> = Arc::from("shared text");
    let list: Arc<[u16]> = vec![1, 2, 3].into();
    let (t, l) = (text.clone(), list.clone());
    println!("{:?}", thread::spawn(move || (t.len(), t.to_uppercase(), l.iter().sum::<u16>())).join().unwrap());
    println!("{text} {list:?} {} {}", Arc::strong_count(&text), Arc::strong_count(&list));
    let work: Arc<dyn Fn(i32) -> i32 + Send + Sync> = Arc::new(move |x| x * 2);
    let theirs = Arc::clone(&work);
    println!("{} {}", thread::spawn(move || theirs(21)).join().unwrap(), work(1));

    let mut value = Arc::new(10);
    *Arc::get_mut(&mut value).unwrap() += 1;
    let kept = value.clone();
    println!("{:?}", Arc::get_mut(&mut value));
    *Arc::make_mut(&mut value) += 1;
    println!("{value} {kept} {}", Arc::ptr_eq(&value, &kept));
    println!("{:?} {:?}", Arc::try_unwrap(value), Arc::into_inner(kept));

    let strong = Arc::new(Mutex::new(vec![1]));
    let weak: Weak<Mutex<Vec<i32>>> = Arc::downgrade(&strong);
    let sent = weak.clone();
    thread::spawn(move || sent.upgrade().unwrap().lock().unwrap().push(2)).join().unwrap();
    println!("{:?} {}", weak.upgrade().map(|m| m.lock().unwrap().len()), weak.strong_count());
    drop(strong);
    println!("{:?} {:?} {}", weak.upgrade().is_none(), weak, Weak::<i32>::new().upgrade().is_none());

    let loud = Arc::new(Loud(1));
    let (tx, rx) = channel();
    for _ in 0..2 { tx.send(Arc::clone(&loud)).unwrap(); }
    drop(loud);
    println!("{}", rx.recv().unwrap().0);
    println!("{}", Arc::strong_count(&rx.recv().unwrap()));
    let shapes: Vec<Arc<dyn Shape + Send + Sync>> = vec![Arc::new(Square(2.0)), Arc::new(Square(3.0))];
    let areas: Vec<_> = shapes.iter().cloned().map(|shape| thread::spawn(move || shape.area())).collect();
    for area in areas { println!("{}", area.join().unwrap()); }
    println!("end");
}
