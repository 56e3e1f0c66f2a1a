// rustc: E0284 in line 4

fn main() {
    let n = "4".parse().unwrap();
    println!("done");
}
