// rustc: E0499 in line 8
fn both(a: &mut i32, b: &mut i32) {
    *a += *b;
}

fn main() {
    let mut n = 1;
    both(&mut n, &mut n);
}
