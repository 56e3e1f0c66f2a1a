// rustc: E0614 in line 5

fn main() {
    let n = 1;
    println!("{}", *n);
}
