// rustc: E0382 in line 8
fn main() {
    let name = String::from("a");
    let n = name.len();
    if n > 3 {
        drop(name);
    }
    println!("{}", name);
}
