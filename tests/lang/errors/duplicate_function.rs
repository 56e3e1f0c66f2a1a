// rustc: E0428 in line 4

fn work() {}
fn work() {}

fn main() {
    work();
}
