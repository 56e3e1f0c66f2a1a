// rustc: E0502 in line 6

fn main() {
    let mut v = vec![1];
    let r = &mut v;
    println!("{}", v.len());
    r.push(1);
}
