// rustc: E0070 in line 4

fn main() {
    1 = 2;
}
