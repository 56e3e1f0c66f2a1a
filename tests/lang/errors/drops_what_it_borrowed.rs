// rustc: E0597 in line 17
struct Loud<'a>(&'a i32);

impl Drop for Loud<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

struct Both<'a> {
    n: Box<i32>,
    loud: Option<Loud<'a>>,
}

fn main() {
    let mut both = Both { n: Box::new(1), loud: None };
    both.loud = Some(Loud(&both.n));
}
