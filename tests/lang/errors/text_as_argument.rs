// rustc: E0277 in line 7
fn first<T>(value: T, _other: T) -> T {
    value
}

fn main() {
    first(*"a", *"b");
}
