// rustc: E0283 in line 4

fn main() {
    let all = (1..4).collect();
    println!("done");
}
