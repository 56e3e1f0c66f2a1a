// rustc: E0382 in line 6

fn main() {
    let name = Some(String::from("x"));
    println!("{}", name.unwrap());
    println!("{:?}", name);
}
