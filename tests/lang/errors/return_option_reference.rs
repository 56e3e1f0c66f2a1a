// rustc: E0515 in line 6
fn find(wanted: i32) -> Option<&'static i32> {
    let list = vec![1, 2, 3];
    for x in &list {
        if *x == wanted {
            return Some(x);
        }
    }
    None
}

fn main() {
    println!("{:?}", find(1));
}
