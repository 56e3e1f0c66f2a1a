// rustc: E0507 in line 5

fn main() {
    let v = vec![String::from("a")];
    let first = v[0];
    println!("{first}");
}
