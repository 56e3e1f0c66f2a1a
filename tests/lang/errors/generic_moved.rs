// rustc: E0382 in line 3
fn twice<T>(value: T) -> (T, T) {
    (value, value)
}

fn main() {
    println!("{:?}", twice(1));
}
