// rustc: E0425 in line 4

fn main() {
    let n = double(2);
    println!("{n}");
}
