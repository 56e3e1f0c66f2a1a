use std::mem::{size_of_val, size_of};
struct P { a: u8, b: u32 }
fn main() {
    let v = vec![1u16, 2, 3]; let s = String::from("héllo"); let p = P { a: 1, b: 2 };
    println!("{} {} {} {}", size_of_val(&v[..]), size_of_val(v.as_slice()), size_of_val("hello"), size_of_val(s.as_str()));
    println!("{} {} {} {} {}", size_of_val(&7u32), size_of_val(&p), size_of_val(&v), size_of_val(&[1u64; 5]), size_of_val(&[P { a: 1, b: 2 }, P { a: 1, b: 3 }][..]));
    println!("{} {}", size_of::<P>(), size_of_val(&*s) == s.len());
    let w: &[u8] = &[]; println!("{}", size_of_val(w));
    println!("{}", p.a as u32 + p.b);
}
