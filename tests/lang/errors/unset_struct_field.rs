// rustc: E0381 in line 9
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut p: Point;
    p.x = 1;
    p.y = 2;
    println!("{}", p.x);
}
