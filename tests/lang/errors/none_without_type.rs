// rustc: E0282 in line 4

fn main() {
    let nothing = None;
    println!("done");
}
