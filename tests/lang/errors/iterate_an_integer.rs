// rustc: E0277 in line 5

fn main() {
    let n = 5;
    for i in n {
        println!("{i}");
    }
}
