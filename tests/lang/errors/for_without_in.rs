// rustc: syntax in line 4

fn main() {
    for i 0..3 {
        println!("{i}");
    }
}
