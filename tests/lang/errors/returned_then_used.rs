// rustc: E0382 in line 4
fn give(name: String) -> String {
    let out = name;
    println!("{}", name);
    out
}

fn main() {
    give(String::from("a"));
}
