use std::cell::{Cell, OnceCell, Ref, RefCell, RefMut};
use std::rc::{Rc, Weak};

#[derive(Debug)]
struct Node { value: i32, parent: RefCell<Weak<Node>>, children: RefCell<Vec<Rc<Node>>> }
struct Noisy(&'static str);
impl Drop for Noisy { fn drop(&mut self) { println!("drop {}", self.0); } }

fn main() {
    let c = Cell::new(5);
    c.set(c.get() + 1);
    println!("{} {} {:?} {}", c.get(), c.replace(9), c, c.take());
    let r = RefCell::new(vec![1]);
    r.borrow_mut().push(2);
    {
        let one = r.borrow();
        let two = r.borrow();
        println!("{} {} {:?} {:?}", one.len(), two[0], r.try_borrow_mut().is_err(), r);
    }
    {
        let mut only = r.borrow_mut();
        only[0] = 10;
        println!("{:?} {:?}", r.try_borrow().err(), r);
    }
    println!("{:?} {:?}", r, Ref::map(r.borrow(), |v| &v[0]));
    *RefMut::map(r.borrow_mut(), |v| &mut v[1]) += 5;
    println!("{:?} {:?}", r.replace(vec![]), r.into_inner());

    let shared = Rc::new(RefCell::new(String::from("a")));
    let other = Rc::clone(&shared);
    other.borrow_mut().push('b');
    println!("{} {} {} {}", shared.borrow(), Rc::strong_count(&shared), Rc::weak_count(&shared), Rc::ptr_eq(&shared, &other));
    let weak = Rc::downgrade(&shared);
    println!("{} {:?} {}", Rc::weak_count(&shared), weak, weak.upgrade().is_some());
    drop(shared);
    println!("{:?}", Rc::try_unwrap(other).map(|cell| cell.into_inner()));
    println!("{}", weak.upgrade().is_none());

    let leaf = Rc::new(Node { value: 3, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) });
    println!("{:?}", leaf.parent.borrow().upgrade().map(|p| p.value));
    let branch = Rc::new(Node { value: 5, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![Rc::clone(&leaf)]) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.value), branch.children.borrow().len());
    println!("{} {}", Rc::strong_count(&branch), Rc::weak_count(&branch));
    println!("{branch:?}");

    let once = OnceCell::new();
    println!("{:?} {} {:?} {:?}", once.get(), once.get_or_init(|| 4), once.set(5), once);
    let mut many = Rc::new(7);
    *Rc::make_mut(&mut many) += 1;
    let kept = many.clone();
    *Rc::make_mut(&mut many) += 1;
    println!("{many} {kept}");
    println!("{:?}", Rc::get_mut(&mut many));
    let text: Rc<str> = Rc::from("hello");
    let items: Rc<[i32]> = Rc::from(vec![1, 2, 3]);
    println!("{text} {} {items:?} {}", text.len(), items.iter().sum::<i32>());
    let boxed: Rc<dyn Fn(i32) -> i32> = Rc::new(|x| x + 1);
    println!("{}", boxed(4));
    let a = Rc::new(Noisy("shared"));
    let b = a.clone();
    drop(a);
    println!("one left");
    drop(b);
    let cyclic = Rc::new_cyclic(|me: &Weak<(i32, Weak<i32>)>| { println!("{}", me.upgrade().is_none()); (1, Weak::new()) });
    println!("{}", cyclic.0);
    let x = RefCell::new(1);
    let _held = x.borrow_mut();
    x.borrow_mut();
}
