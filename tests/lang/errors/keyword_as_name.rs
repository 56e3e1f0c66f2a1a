// rustc: syntax in line 4

fn main() {
    let match = 1;
    println!("{match}");
}
