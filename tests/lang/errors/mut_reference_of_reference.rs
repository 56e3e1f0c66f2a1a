// rustc: E0596 in line 3
fn add(v: &Vec<i32>) {
    let m: &mut Vec<i32> = &mut *v;
    m.push(1);
}

fn main() {
    add(&vec![1]);
}
