// rustc: E0597 in line 7

fn main() {
    let r;
    {
        let text = String::from("a");
        r = &text;
    }
    println!("{r}");
}
