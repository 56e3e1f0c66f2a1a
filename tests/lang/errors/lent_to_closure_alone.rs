// rustc: E0501 in line 4
fn outside(list: &mut Vec<i32>) {
    let mut add = || list.push(1);
    println!("{}", list.len());
    add();
}

fn main() {
    outside(&mut vec![1]);
}
