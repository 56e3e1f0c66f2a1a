// rustc: E0369 in line 4

fn main() {
    let s = "a" + "b";
    println!("{s}");
}
