// rustc: E0384 in line 4
fn main() {
    for i in 0..3 {
        i += 1;
        println!("{}", i);
    }
}
