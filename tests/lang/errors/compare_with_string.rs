// rustc: E0277 in line 5

fn main() {
    let n = 3;
    if n == "3" {
        println!("same");
    }
}
