// rustc: E0426 in line 5

fn main() {
    loop {
        break 'outer;
    }
}
