// rustc: E0509 in line 14
struct Loud {
    name: String,
}

impl Drop for Loud {
    fn drop(&mut self) {
        println!("gone");
    }
}

fn main() {
    let loud = Loud { name: String::from("a") };
    let name = loud.name;
    println!("{}", name);
}
