// rustc: E0499 in line 6

fn main() {
    let mut n = 0;
    let mut up = || n += 1;
    let mut down = || n -= 1;
    up();
    down();
}
