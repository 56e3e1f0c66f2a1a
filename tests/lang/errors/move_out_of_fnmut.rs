// rustc: E0525 in line 9

fn call(f: &mut impl FnMut()) {
    f();
}

fn main() {
    let text = String::from("x");
    let mut give = || {
        let taken = text;
        println!("{taken}");
    };
    call(&mut give);
}
