// rustc: E0268 in line 4

fn main() {
    break;
}
