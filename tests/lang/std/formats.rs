use std::fmt;
#[derive(Debug, Clone, PartialEq, Default)]
struct P { x: i32, y: Option<String>, z: Vec<(u8, char)> }
#[derive(Debug)] struct U;
#[derive(Debug)] struct T(i32, String);
#[derive(Debug)] enum E { A, B(i32), C { v: f64 } }
#[derive(Debug)] struct G<T> { t: T }
struct D(f64);
impl fmt::Display for D { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "<{}>", self.0) } }
struct Padded(&'static str);
impl fmt::Display for Padded { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.0) } }
struct Prec(f64);
impl fmt::Display for Prec { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { if let Some(p) = f.precision() { write!(f, "P({:.*})", p, self.0) } else { write!(f, "P({})", self.0) } } }
struct W(i32);
impl fmt::Display for W { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match f.width() { Some(w) => write!(f, "[{:>1$}]", self.0, w), None => write!(f, "[{}]", self.0) } } }
struct M { a: i32 }
impl fmt::Debug for M { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("M").field("a", &self.a).field("b", &"q").finish() } }
struct L(Vec<i32>);
impl fmt::Debug for L { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.0.iter()).finish() } }
struct Mp(Vec<(String, i32)>);
impl fmt::Debug for Mp { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.0.iter().map(|(k, v)| (k, v))).finish() } }
struct Tu(i32);
impl fmt::Debug for Tu { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Tu").field(&self.0).finish() } }
struct Ne;
impl fmt::Debug for Ne { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Ne").finish_non_exhaustive() } }
struct Hx(u32);
impl fmt::LowerHex for Hx { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::LowerHex::fmt(&self.0, f) } }
impl fmt::Binary for Hx { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "b{:b}", self.0) } }
struct Matrix([[f64; 2]; 2]);
impl fmt::Display for Matrix { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { for (i, row) in self.0.iter().enumerate() { if i > 0 { writeln!(f)?; } write!(f, "[")?; for (j, v) in row.iter().enumerate() { if j > 0 { f.write_str(", ")?; } write!(f, "{:>6.2}", v)?; } f.write_char(']')?; } Ok(()) } }
use fmt::Write as _;
fn main() {
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}] [{:*^7}] [{:-<6}]", 42, 42, 42, 42, 42, 42);
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}] [{:*^7}] [{:#>6}]", "ab", "ab", "ab", "ab", "ab", "ab");
    println!("[{:05}] [{:+}] [{:+05}] [{:<05}] [{:05}]", 42, 42, 42, 42, -42);
    println!("{:.2} {:8.3} {:08.3} {:+.1} {:e} {:E} {:.0} {:.3e}", 3.14159, 3.14159, -3.14159, 2.0, 1234.5, 0.00012, 2.5, 123456.0);
    println!("{:x} {:X} {:#x} {:#X} {:#b} {:o} {:#o} {:08b} {:#010b} {:#06x} {:02X}", 255, 255, 255, 255, 5, 8, 8, 5, 5, 255, 10);
    println!("{:x} {:b}", -1i8, -2i16);
    println!("{:e} {:e}", 1500, 7u8);
    println!("{:?} {:?} {:?} {:?} {:?}", 1.0, 0.1, 1e21, 1e-7, f64::NAN);
    println!("{} {} {} {} {}", 1.0, 0.1, 1e21, 1e-7, f64::INFINITY);
    println!("{} {:?} {} {}", 1.0f32 / 3.0, 1.0f32 / 3.0, 1.0 / 3.0, 16777216f32);
    println!("{:5}|{:<5}|{:^5}|{:>5}", true, false, 'c', 'd');
    println!("{0} {1} {0} {name}", 1, 2, name = "n");
    let w = 7; let p = 2; let val = 3.14159; let name = "nm";
    println!("[{:w$}] [{:>w$.p$}] [{val:>w$.p$}] [{name:>10}] [{name:?}] [{0:>width$}]", 1, 2.0, width = 4);
    println!("{{}} {{{}}}", 1);
    println!("{:?} {:?} {:?}", U, T(1, "s".into()), E::A);
    println!("{:?} {:?} {:?}", E::B(2), E::C { v: 1.5 }, G { t: Some(1) });
    println!("{:#?}", E::C { v: 1.5 });
    println!("{:#?}", T(1, "s".into()));
    let x = P { x: 1, y: Some("q".into()), z: vec![(1, 'a'), (2, '\n')] };
    println!("{:?}", x);
    println!("{:#?}", x);
    println!("{:#?} {:#?} {:#?}", U, P::default(), (1, "a"));
    println!("{:#?}", vec![Some(1), None]);
    println!("{:#?}", Vec::<i32>::new());
    println!("{} [{:>8}] [{:8}]", D(1.5), D(1.5), D(2.0));
    println!("[{:>8}] [{:^8}] [{:.2}]", Padded("abc"), Padded("abc"), Padded("abc"));
    println!("{} {:.1} {} {:5}", Prec(1.25), Prec(1.25), W(3), W(3));
    println!("{:?} {:#?}", M { a: 1 }, M { a: 1 });
    println!("{:?} {:#?}", L(vec![1, 2]), L(vec![]));
    println!("{:?} {:#?}", Mp(vec![("a".into(), 1)]), Mp(vec![("a".into(), 1), ("b".into(), 2)]));
    println!("{:?} {:?} {:#?}", Tu(1), Ne, Ne);
    println!("{:x} {:#x} {:08x} {:b}", Hx(255), Hx(255), Hx(255), Hx(3));
    println!("{}", Matrix([[1.0, 2.5], [-3.25, 4.0]]));
    println!("{:?}", Some("x"));
    println!("{:5?}|{:<5?}|{:05?}|{:.1?}", 1, 2, 3, 1.25);
    println!("{:?}", [1.5, 2.0]);
    println!("{:.1?}", [1.55, 2.0]);
    println!("{:02?}", [1, 2]);
    println!("{:#x?} {:x?} {:X?}", [255, 16], [255], [255]);
    println!("{:10?}|{:<10?}|{:>10?}", Some(1), "a", 'c');
    println!("{:?} {:?}", "it's", '\'');
    println!("{:?}", ("a", 1, 'c', 1.0, true, ()));
    println!("{:?} {:?} {:?} {:?}", 0..3, 0..=3, ..3, 2..);
    println!("{:?}", Ok::<i32, String>(1));
    println!("{:?}", Err::<i32, String>("e".into()));
    println!("{:?} {}", Box::new(1), Box::new("b"));
    let mut s = String::new();
    write!(s, "{}-{}", 1, 2).unwrap();
    writeln!(s, "!").unwrap();
    write!(&mut s, "{:>4}", 7).unwrap();
    print!("{s}\n");
    println!("{}", format_args!("{} {}", 1, 2));
    eprintln!("err {}", 1);
    println!("{}", i128::MAX);
    println!("{:>40}", u128::MAX);
    println!("{:?} {:?}", std::cmp::Ordering::Less, std::mem::size_of::<u64>());
    assert_eq!(format!("{:>width$}", "a", width = 3), "  a");
    println!("{:>+8.2}|{:<+8.2}|{:^+8.2}|{:+08.2}", 1.5, 1.5, 1.5, 1.5);
    println!("{:8}|{:<8}|{:^8}", 1.5, 1.5, 1.5);
    println!("{:?} {:?} {:?}", -0.0, 1e16, 123456789012345680.0);
    println!("{} {} {}", f64::MAX, f64::MIN_POSITIVE, f32::MAX);
    println!("{:?} {:?} {:?}", f64::MAX, f64::MIN_POSITIVE, f64::EPSILON);
    println!("{}", 0.1 + 0.2);
    println!("{:.20}", 0.1);
    println!("{:6.2}%", 45.678);
    println!("{:>6}", format!("{:.1}s", 2.25));
    println!("{:─^20}", " hi ");
}
