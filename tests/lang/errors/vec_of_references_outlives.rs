// rustc: E0597 in line 7

fn main() {
    let mut all: Vec<&String> = Vec::new();
    for i in 0..2 {
        let text = i.to_string();
        all.push(&text);
    }
    println!("{all:?}");
}
