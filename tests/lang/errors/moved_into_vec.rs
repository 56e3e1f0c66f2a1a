// rustc: E0382 in line 6
fn main() {
    let name = String::from("a");
    let mut names = Vec::new();
    names.push(name);
    println!("{} {:?}", name, names);
}
