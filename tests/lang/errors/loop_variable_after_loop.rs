// rustc: E0425 in line 7

fn main() {
    for i in 0..3 {
        println!("{i}");
    }
    println!("{i}");
}
