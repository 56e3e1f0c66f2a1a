// rustc: E0597 in line 5

fn longest<'a>(given: &'a [i32]) -> &'a i32 {
    let own = vec![7];
    let best: &'a i32 = &own[0];
    if *best > 8 { best } else { &given[0] }
}

fn main() {
    println!("{}", longest(&[1, 2]));
}
