// rustc: E0425 in line 5

fn main() {
    let count = 1;
    println!("{}", cuont);
}
