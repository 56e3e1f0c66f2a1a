// rustc: E0433 in line 4

fn main() {
    let n = Arc::new(1);
    println!("{n}");
}
