// rustc: E0596 in line 5
fn main() {
    let mut v = vec![String::new()];
    for s in v.iter() {
        s.push('a');
    }
    v.clear();
}
