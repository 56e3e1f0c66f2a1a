// rustc: E0382 in line 5
fn main() {
    let a = String::from("a");
    let b = a + "b";
    println!("{} {}", a, b);
}
