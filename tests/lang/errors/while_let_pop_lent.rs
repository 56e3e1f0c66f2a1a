// rustc: E0502 in line 5
fn main() {
    let mut stack = vec![1];
    while let Some(top) = stack.last() {
        stack.pop();
        println!("{}", top);
    }
}
