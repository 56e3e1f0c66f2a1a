use std::sync::{Arc, Mutex, Weak};
use std::rc::{self, Rc};
use std::cell::RefCell;
use std::thread;
trait Speak: Send + Sync { fn say(&self) -> String; }
struct Dog(String);
impl Speak for Dog { fn say(&self) -> String { format!("{} woof", self.0) } }
impl Drop for Dog { fn drop(&mut self) { println!("dog {} gone", self.0); } }
struct Node { name: String, me: Weak<Node>, parent: Mutex<Weak<Node>>, children: Mutex<Vec<Arc<Node>>> }
impl Drop for Node { fn drop(&mut self) { println!("node {} gone", self.name); } }
struct Own { me: rc::Weak<Own>, n: i32 }
fn main() {
    let mut a = Arc::new(5);
    let w = Arc::downgrade(&a);
    println!("{:?} {} {}", Arc::get_mut(&mut a).is_none(), Arc::weak_count(&a), w.weak_count());
    let w2 = w.clone();
    println!("{} {}", Arc::weak_count(&a), w.strong_count());
    drop(w);
    println!("{:?}", Arc::get_mut(&mut a).is_some());
    *Arc::make_mut(&mut a) += 1;
    println!("{a} {:?} {}", w2.upgrade(), Arc::weak_count(&a));
    drop(w2);
    *Arc::get_mut(&mut a).unwrap() = 50;
    let w = Arc::downgrade(&a);
    println!("{:?}", thread::spawn(move || w.upgrade().map(|x| *x)).join().unwrap());
    let b = Arc::clone(&a);
    *Arc::make_mut(&mut a) += 1;
    println!("{a} {b}");
    let mut s = Arc::new(String::from("text"));
    let ws = Arc::downgrade(&s);
    Arc::make_mut(&mut s).push('!');
    println!("{s} {:?} {}", ws.upgrade(), ws.strong_count());

    let mut r = Rc::new(5);
    let rw = Rc::downgrade(&r);
    println!("{:?} {} {}", Rc::get_mut(&mut r).is_none(), Rc::weak_count(&r), rw.weak_count());
    *Rc::make_mut(&mut r) += 1;
    println!("{r} {:?}", rw.upgrade());

    let dog: Arc<dyn Speak> = Arc::new(Dog("rex".into()));
    let known: Weak<dyn Speak> = Arc::downgrade(&dog);
    let k2 = known.clone();
    println!("{:?}", thread::spawn(move || k2.upgrade().map(|d| d.say())).join().unwrap());
    println!("{:?}", known.upgrade().map(|d| d.say()));
    drop(dog);
    println!("{}", known.upgrade().is_none());
    let dog = Arc::new(Dog("fido".into()));
    let weak: Weak<dyn Speak> = Arc::downgrade(&dog) as Weak<dyn Speak>;
    let watchers: Vec<Weak<dyn Speak>> = vec![weak, Arc::<Dog>::downgrade(&dog)];
    for one in &watchers { if let Some(d) = one.upgrade() { println!("{}", d.say()); } }
    drop(dog);
    println!("{}", watchers.iter().filter(|w| w.upgrade().is_some()).count());
    let cat: Rc<dyn Speak> = Rc::new(Dog("rc".into()));
    let rw: rc::Weak<dyn Speak> = Rc::downgrade(&cat);
    println!("{:?} {}", rw.upgrade().map(|d| d.say()), Rc::weak_count(&cat));
    drop(cat);
    println!("{}", rw.upgrade().is_none());

    let root = Arc::new_cyclic(|me: &Weak<Node>| { println!("early {}", me.upgrade().is_none()); Node { name: "root".into(), me: me.clone(), parent: Mutex::new(Weak::new()), children: Mutex::new(vec![]) } });
    let leaf = Arc::new(Node { name: "leaf".into(), me: Weak::new(), parent: Mutex::new(Arc::downgrade(&root)), children: Mutex::new(vec![]) });
    root.children.lock().unwrap().push(leaf.clone());
    println!("{} {} {}", root.me.upgrade().unwrap().name, Arc::weak_count(&root), Arc::strong_count(&leaf));
    let theirs = leaf.clone();
    thread::spawn(move || println!("parent {}", theirs.parent.lock().unwrap().upgrade().unwrap().name)).join().unwrap();
    drop(root);
    println!("{:?}", leaf.parent.lock().unwrap().upgrade().map(|p| p.name.clone()));
    let own = Rc::new_cyclic(|me| Own { me: me.clone(), n: 7 });
    println!("{} {}", own.me.upgrade().unwrap().n, Rc::weak_count(&own));
    let sh = Arc::new(Mutex::new(1));
    println!("{:?} {:?}", Arc::try_unwrap(sh.clone()).is_err(), Arc::strong_count(&sh));
    println!("{:?}", Arc::try_unwrap(sh).unwrap().into_inner());
    let t: Arc<str> = "abc".into(); let tw = Arc::downgrade(&t);
    println!("{:?}", thread::spawn(move || tw.upgrade().map(|t| t.len())).join().unwrap());
    println!("end");
}
