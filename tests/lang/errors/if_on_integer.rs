// rustc: E0308 in line 5

fn main() {
    let n = 1;
    if n {
        println!("yes");
    }
}
