// rustc: E0524 in line 8
fn set(x: &mut i32) {
    *x += 4;
}

fn twice(x: &mut i32) {
    let mut a = || set(x);
    let mut b = || set(x);
    a();
    b();
}

fn main() {
    twice(&mut 1);
}
