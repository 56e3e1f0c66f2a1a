// rustc: E0596 in line 8
fn call<F: Fn(i32)>(f: F) {
    f(1);
}

fn main() {
    let mut list = vec![];
    call(|x| list.push(x));
    println!("{:?}", list);
}
