// rustc: E0597 in line 5

fn main() {
    let name = String::from("worker");
    let label: &'static str = name.as_str();
    println!("{label}");
}
