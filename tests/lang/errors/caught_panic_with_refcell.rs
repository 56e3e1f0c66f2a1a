// rustc: E0277 in line 6
use std::cell::RefCell;
use std::rc::Rc;
fn main() {
    let shared = Rc::new(RefCell::new(1));
    let r = std::panic::catch_unwind(|| shared.borrow_mut().clone());
    println!("{}", r.is_err());
}
