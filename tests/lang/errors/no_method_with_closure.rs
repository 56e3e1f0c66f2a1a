// rustc: E0599 in line 4
fn main() {
    let numbers = vec![1, 2, 3];
    let even = numbers.keep(|number| *number % 2 == 0);
    println!("{:?}", even);
}
