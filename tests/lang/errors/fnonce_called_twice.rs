// rustc: E0382 in line 7

fn main() {
    let text = String::from("x");
    let give = move || text;
    println!("{}", give());
    println!("{}", give());
}
