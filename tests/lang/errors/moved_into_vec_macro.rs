// rustc: E0382 in line 5
fn main() {
    let name = String::from("a");
    let names = vec![name, String::from("b")];
    println!("{} {:?}", name.len(), names);
}
