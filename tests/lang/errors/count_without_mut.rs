// rustc: E0384 in line 6

fn main() {
    let n = 0;
    for _ in 0..3 {
        n += 1;
    }
    println!("{n}");
}
