// rustc: E0765 in line 4

fn main() {
    println!("hello);
}
