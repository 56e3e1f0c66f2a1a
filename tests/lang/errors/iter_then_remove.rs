// rustc: E0502 in line 6
fn main() {
    let mut v = vec![1, 2, 3];
    for x in v.iter() {
        if *x == 2 {
            v.remove(0);
        }
    }
}
