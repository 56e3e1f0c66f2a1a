// rustc: E0382 in line 12
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let point = Point { x: 1, y: 2 };
    let other = point;
    let lent = &point;
    println!("{} {}", lent.x, other.y);
    println!("{}", point.x);
}
