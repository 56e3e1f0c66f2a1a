// rustc: syntax in line 4

fn main() {
    let = 3;
}
