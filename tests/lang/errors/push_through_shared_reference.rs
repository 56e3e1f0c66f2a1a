// rustc: E0596 in line 4

fn add(v: &Vec<i32>) {
    v.push(1);
}

fn main() {
    let v = vec![];
    add(&v);
    println!("{v:?}");
}
