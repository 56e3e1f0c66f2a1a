// rustc: E0502 in line 4
fn main() {
    let mut v = vec![1, 2];
    v.iter_mut().for_each(|x| *x += v.len() as i32);
}
