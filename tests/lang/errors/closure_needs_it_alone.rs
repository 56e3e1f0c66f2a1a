// rustc: E0500 in line 4
fn outside(list: &mut Vec<i32>) {
    let last = &list[0];
    let mut add = || list.push(1);
    println!("{}", last);
    add();
}

fn main() {
    outside(&mut vec![1]);
}
