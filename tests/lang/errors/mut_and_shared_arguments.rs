// rustc: E0502 in line 8
fn both(a: &mut Vec<i32>, b: &Vec<i32>) {
    a.push(b.len() as i32);
}

fn main() {
    let mut v = vec![1];
    both(&mut v, &v);
}
