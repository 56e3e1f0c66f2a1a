// Each thread has its own.
use std::cell::{Cell, RefCell};
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = Cell::new(1);
    pub static NAMES: RefCell<Vec<String>> = RefCell::new(Vec::new());
}
thread_local!(static ONE: RefCell<i32> = const { RefCell::new(5) });

fn locals() {
    COUNT.with(|count| count.set(count.get() + 1));
    NAMES.with(|names| names.borrow_mut().push("main".to_string()));
    let other = thread::spawn(|| {
        COUNT.with(|count| count.set(count.get() + 10));
        NAMES.with_borrow_mut(|names| names.push("other".to_string()));
        ONE.with(|one| *one.borrow_mut() += 1);
        (COUNT.get(), NAMES.take(), ONE.with(|one| *one.borrow()))
    });
    println!("{:?}", other.join().unwrap());
    ONE.set(7);
    NAMES.with_borrow(|names| println!("{} {:?} {}", COUNT.get(), names, ONE.replace(1)));
    thread::scope(|s| {
        s.spawn(|| println!("scoped {} {:?}", COUNT.get(), NAMES.take()));
    });
    println!("{:?}", NAMES.with(|names| names.borrow().len()));
    thread_local! { static INNER: Cell<i32> = Cell::new(3) }
    INNER.set(4);
    println!("{}", INNER.get());
}

fn main() {
    locals();
}
