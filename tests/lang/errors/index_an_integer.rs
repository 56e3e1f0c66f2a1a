// rustc: E0608 in line 5

fn main() {
    let n = 1;
    println!("{}", n[0]);
}
