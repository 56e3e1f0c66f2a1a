// rustc: E0384 in line 5
fn main() {
    let last;
    for i in 0..3 {
        last = i;
    }
    println!("done");
}
