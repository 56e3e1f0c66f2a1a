// Methods of traits: by import, also without a name, by glob, by export, by a bound, and of the trait that is implemented around.
use std::fmt::{self, Write as _};
use std::hash::{DefaultHasher, Hash, Hasher};

mod shapes {
    pub trait Area {
        fn area(&self) -> u32;
        fn twice(&self) -> u32 { 2 * self.area() }
    }
    pub struct Square(pub u32);
    impl Area for Square {
        fn area(&self) -> u32 { self.0 * self.0 }
    }
}

mod out {
    pub mod inner {
        pub trait Loud { fn loud(&self) -> String where Self: fmt::Display { format!("{self}!") } }
        impl Loud for u8 {}
        use std::fmt;
    }
    pub use self::inner::Loud;
}

fn by_bound<T: shapes::Area>(shape: &T) -> u32 { shape.area() + shape.twice() }
fn by_dyn(shape: &dyn shapes::Area) -> u32 { shape.twice() }

struct Meters(f64);
impl fmt::Display for Meters {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)?;
        f.write_str(" m")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Pair { a: u8, b: Option<char> }

fn main() {
    let square = shapes::Square(3);
    println!("{} {}", by_bound(&square), by_dyn(&square));
    {
        use shapes::*;
        println!("{} {}", square.area(), Square(2).twice());
    }
    println!("{}", shapes::Area::area(&square));
    {
        use out::*;
        println!("{}", 7u8.loud());
    }
    let mut text = String::new();
    write!(text, "{:.1}", Meters(2.5)).unwrap();
    println!("{text}");
    let hash = |pair: &Pair| {
        let mut hasher = DefaultHasher::new();
        pair.hash(&mut hasher);
        hasher.finish()
    };
    println!("{}", hash(&Pair::default()) == hash(&Pair { a: 0, b: None }.clone()));
    let add = {
        use std::ops::Add;
        |x: i32| x.add(1)
    };
    println!("{}", add(1));
}
