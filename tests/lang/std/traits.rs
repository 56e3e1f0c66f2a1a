use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashSet};
use std::convert::TryFrom;
use std::fmt::{self, Debug, Display};
use std::hash::{Hash, Hasher};
use std::ops::*;
use std::rc::Rc;
use std::str::FromStr;
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)] struct V2 { x: f64, y: f64 }
impl Add for V2 { type Output = V2; fn add(self, o: V2) -> V2 { V2 { x: self.x + o.x, y: self.y + o.y } } }
impl Sub for V2 { type Output = Self; fn sub(self, o: Self) -> Self { Self { x: self.x - o.x, y: self.y - o.y } } }
impl Mul<f64> for V2 { type Output = V2; fn mul(self, k: f64) -> V2 { V2 { x: self.x * k, y: self.y * k } } }
impl Mul<V2> for f64 { type Output = V2; fn mul(self, v: V2) -> V2 { v * self } }
impl Neg for V2 { type Output = V2; fn neg(self) -> V2 { V2 { x: -self.x, y: -self.y } } }
impl AddAssign for V2 { fn add_assign(&mut self, o: V2) { self.x += o.x; self.y += o.y; } }
impl<'a> Add<&'a V2> for &V2 { type Output = V2; fn add(self, o: &V2) -> V2 { *self + *o } }
impl std::iter::Sum for V2 { fn sum<I: Iterator<Item = V2>>(it: I) -> V2 { it.fold(V2::default(), |a, b| a + b) } }
impl Index<usize> for V2 { type Output = f64; fn index(&self, i: usize) -> &f64 { match i { 0 => &self.x, 1 => &self.y, _ => panic!("index {i} out of range") } } }
impl IndexMut<usize> for V2 { fn index_mut(&mut self, i: usize) -> &mut f64 { if i == 0 { &mut self.x } else { &mut self.y } } }
impl From<(f64, f64)> for V2 { fn from((x, y): (f64, f64)) -> Self { V2 { x, y } } }
impl From<V2> for (f64, f64) { fn from(v: V2) -> Self { (v.x, v.y) } }
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)] enum Suit { Clubs, Hearts = 5, Spades }
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)] struct Pair<A, B = A> { a: A, b: B }
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)] enum Tree<T> { Leaf, Node(Box<Tree<T>>, T, Box<Tree<T>>) }
impl<T: Ord + Copy + Debug> Tree<T> {
    fn insert(self, v: T) -> Tree<T> { match self { Tree::Leaf => Tree::Node(Box::new(Tree::Leaf), v, Box::new(Tree::Leaf)), Tree::Node(l, x, r) => match v.cmp(&x) { Ordering::Less => Tree::Node(Box::new(l.insert(v)), x, r), Ordering::Greater => Tree::Node(l, x, Box::new(r.insert(v))), Ordering::Equal => Tree::Node(l, x, r) } } }
    fn walk(&self, out: &mut Vec<T>) { if let Tree::Node(l, x, r) = self { l.walk(out); out.push(*x); r.walk(out); } }
    fn depth(&self) -> usize { match self { Self::Leaf => 0, Self::Node(l, _, r) => 1 + l.depth().max(r.depth()) } }
}
#[derive(Default, Debug, Clone, PartialEq)] enum Mode { #[default] Off, On(i32) }
struct Even(u32);
impl TryFrom<u32> for Even { type Error = String; fn try_from(n: u32) -> Result<Self, Self::Error> { if n % 2 == 0 { Ok(Even(n)) } else { Err(format!("{n} is odd")) } } }
#[derive(Debug, PartialEq)] struct Rgb(u8, u8, u8);
impl FromStr for Rgb { type Err = Box<dyn std::error::Error>; fn from_str(s: &str) -> Result<Self, Self::Err> { let p: Vec<u8> = s.split(',').map(|x| x.trim().parse()).collect::<Result<_, _>>()?; if p.len() != 3 { return Err("need three".into()); } Ok(Rgb(p[0], p[1], p[2])) } }
struct Ci(String);
impl PartialEq for Ci { fn eq(&self, o: &Self) -> bool { self.0.eq_ignore_ascii_case(&o.0) } }
impl Eq for Ci {}
impl Hash for Ci { fn hash<H: Hasher>(&self, h: &mut H) { self.0.to_lowercase().hash(h); } }
struct Stack<T> { items: Vec<T> }
impl<T> Deref for Stack<T> { type Target = Vec<T>; fn deref(&self) -> &Vec<T> { &self.items } }
impl<T> DerefMut for Stack<T> { fn deref_mut(&mut self) -> &mut Vec<T> { &mut self.items } }
trait Shape { const SIDES: u32; fn area(&self) -> f64; fn name(&self) -> String { String::from("shape") } fn describe(&self) -> String { format!("{} {:.1} {}", self.name(), self.area(), Self::SIDES) } }
struct Sq(f64); struct Ci2(f64);
impl Shape for Sq { const SIDES: u32 = 4; fn area(&self) -> f64 { self.0 * self.0 } fn name(&self) -> String { "square".into() } }
impl Shape for Ci2 { const SIDES: u32 = 0; fn area(&self) -> f64 { std::f64::consts::PI * self.0.powi(2) } }
trait Animal { fn speak(&self) -> String; fn boxed_clone(&self) -> Box<dyn Animal>; }
#[derive(Clone)] struct Dog { n: String } #[derive(Clone)] struct Cat;
impl Animal for Dog { fn speak(&self) -> String { format!("{} woof", self.n) } fn boxed_clone(&self) -> Box<dyn Animal> { Box::new(self.clone()) } }
impl Animal for Cat { fn speak(&self) -> String { "meow".into() } fn boxed_clone(&self) -> Box<dyn Animal> { Box::new(Cat) } }
impl Clone for Box<dyn Animal> { fn clone(&self) -> Self { self.boxed_clone() } }
fn largest<T: PartialOrd + Copy>(v: &[T]) -> T { let mut m = v[0]; for &x in v { if x > m { m = x; } } m }
fn show_all(items: &[&dyn Display]) -> String { items.iter().map(|i| i.to_string()).collect::<Vec<_>>().join("|") }
fn pr<T>(t: T) -> String where T: Debug + Clone { format!("{:?}", t.clone()) }
fn takes_str(s: impl AsRef<str>) -> usize { s.as_ref().len() }
fn takes_into(s: impl Into<String>) -> String { s.into() + "!" }
fn lookup<Q: ?Sized + Eq + Hash>(s: &HashSet<String>, q: &Q) -> bool where String: Borrow<Q> { s.contains(q) }
fn adder(n: i32) -> impl Fn(i32) -> i32 { move |x| x + n }
fn boxed(n: i32) -> Box<dyn Fn(i32) -> i32> { Box::new(move |x| x * n) }
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn apply<F>(mut f: F, n: usize) where F: FnMut(usize) { for i in 0..n { f(i); } }
fn norm(s: &str) -> Cow<str> { if s.contains(' ') { Cow::Owned(s.replace(' ', "_")) } else { Cow::Borrowed(s) } }
mod geo { pub mod shapes { #[derive(Debug, Default)] pub struct Pt { pub x: i32, y: i32 } impl Pt { pub fn new(x: i32) -> Self { Pt { x, y: super::helper() } } pub(crate) fn y(&self) -> i32 { self.y } } } fn helper() -> i32 { 42 } pub const LIMIT: usize = 3; pub static NAME: &str = "geo"; pub use self::shapes::Pt as Point; }
use geo::Point;
const TABLE: [i32; 3] = [1, 2, 3]; static GREETING: &str = "hi"; const fn sq(x: u32) -> u32 { x * x } const SQ: u32 = sq(5);
fn hash_of<T: Hash>(t: &T) -> u64 { let mut h = DefaultHasher::new(); t.hash(&mut h); h.finish() }
struct Counter<const N: usize> { c: [u32; N] }
impl<const N: usize> Counter<N> { fn new() -> Self { Counter { c: [0; N] } } fn hit(&mut self, i: usize) -> &mut Self { self.c[i % N] += 1; self } }
fn main() {
    let mut a = V2 { x: 1.0, y: 2.0 }; let b = V2::from((3.0, 4.0));
    println!("{:?} {:?} {:?} {:?} {:?}", a + b, b - a, a * 2.0, 2.0 * a, -a);
    a += b; a[0] = 9.0; println!("{:?} {} {:?} {:?}", a, a[1], &a + &b, a.partial_cmp(&b));
    println!("{:?}", vec![a, b].into_iter().sum::<V2>());
    let t: (f64, f64) = b.into(); println!("{:?}", t);
    println!("{:?} {:?} {} {:?}", Suit::Clubs < Suit::Spades, Suit::Hearts.cmp(&Suit::Clubs), Suit::Spades as i32, [Suit::Spades, Suit::Clubs].iter().max());
    let p = Pair { a: 1, b: "x" }; println!("{:?} {} {:?}", p, p == p.clone(), p.cmp(&Pair { a: 1, b: "y" })); println!("{:?}", Pair::<i32>::default());
    let mut t = Tree::Leaf; for x in [5, 2, 8, 1, 9] { t = t.insert(x); } let mut out = vec![]; t.walk(&mut out); println!("{:?} {}", out, t.depth());
    println!("{:?} {:?}", Tree::Leaf.insert(1), Tree::Leaf < Tree::Leaf.insert(1));
    println!("{:?} {:?}", Mode::default(), Mode::On(1));
    for n in [4, 5] { match Even::try_from(n) { Ok(Even(e)) => println!("{e}"), Err(e) => println!("{e}") } } let e: Result<Even, _> = 6u32.try_into(); println!("{}", e.is_ok());
    println!("{:?} {} {}", "1, 2,3".parse::<Rgb>().unwrap(), "1,2".parse::<Rgb>().unwrap_err(), Rgb::from_str("a,b,c").unwrap_err());
    let mut hs = HashSet::new(); println!("{} {}", hs.insert(Ci("Ab".into())), hs.insert(Ci("aB".into())));
    let mut s = Stack { items: vec![1] }; s.push(2); println!("{} {:?} {}", s.len(), s.iter().rev().collect::<Vec<_>>(), s[0]);
    println!("{} {} {}", Sq(2.0).describe(), Ci2(1.0).describe(), Sq::SIDES + <Ci2 as Shape>::SIDES);
    let zoo: Vec<Box<dyn Animal>> = vec![Box::new(Dog { n: "Rex".into() }), Box::new(Cat)]; for a in zoo.clone().iter() { println!("{}", a.speak()); }
    println!("{} {} {}", largest(&[1, 5, 2]), largest(&[1.5, 0.5]), largest(&['a', 'z']));
    println!("{} {}", show_all(&[&1, &"a", &'c', &2.5]), pr(Some(vec![1])));
    println!("{} {} {} {}", takes_str("abc"), takes_str(String::from("ab")), takes_into("a"), takes_into('c'));
    println!("{}", lookup(&HashSet::from(["k".to_string()]), "k"));
    let add5 = adder(5); let times3 = boxed(3); println!("{} {} {}", add5(1), times3(4), compose(add5, times3)(2));
    let mut log = vec![]; apply(|i| log.push(i * i), 4); println!("{:?}", log);
    let fs: Vec<(&str, Box<dyn Fn(f64, f64) -> f64>)> = vec![("add", Box::new(|a, b| a + b)), ("pow", Box::new(f64::powf))]; for (n, f) in &fs { println!("{n} {}", f(2.0, 3.0)); }
    let fp: fn(i32) -> i32 = |x| x + 1; println!("{}", [1, 2].iter().map(|&x| fp(x)).sum::<i32>());
    println!("{} {} {:?}", norm("a b"), norm("ab"), norm("x y").into_owned()); match norm("q") { Cow::Borrowed(b) => println!("b {b}"), Cow::Owned(o) => println!("o {o}") }
    let mut c: Cow<[i32]> = Cow::Borrowed(&[1, 2]); c.to_mut().push(3); println!("{:?} {}", c, c.len());
    println!("{:?} {} {} {} {}", Point::new(1), Point::default().y(), geo::LIMIT, geo::NAME, geo::shapes::Pt::new(2).x);
    println!("{:?} {} {}", TABLE, GREETING, SQ);
    println!("{} {}", hash_of(&"a") == hash_of(&"a".to_string()), hash_of(&1) == hash_of(&2));
    println!("{:?}", Counter::<3>::new().hit(1).hit(4).c);
    let mut x = 5; let mut y = 6; std::mem::swap(&mut x, &mut y); let old = std::mem::replace(&mut x, 10); let mut v = vec![1]; let tk = std::mem::take(&mut v); println!("{x} {y} {old} {:?} {:?}", v, tk);
    println!("{:?} {:?}", 1.cmp(&2).reverse(), 1.cmp(&1).then(2.cmp(&1))); println!("{:?}", Ordering::Less.is_lt());

    println!("{:?}", BTreeSet::from([Reverse2(1), Reverse2(2)]).iter().next());
    println!("{}", std::any::type_name::<i32>()); println!("{} {}", std::mem::size_of::<i32>(), std::mem::size_of::<(u8, u32)>());
    println!("{:?} {:?}", (1, "b", 2.0) < (1, "c", 1.0), [1, 2].cmp(&[1, 3])); println!("{:?}", (1, 2) == (1, 2)); println!("{:?}", ("a", 1).clone());
    let r @ 1..=9 = 5 else { panic!() }; println!("{r}"); let n = 7u8; println!("{}", match n { 0 => "z", 1..=5 => "s", x if x % 2 == 1 => "odd", _ => "b" });
    let v = vec![1, 2, 3];  let (ref q, w) = ("s".to_string(), 1); println!("{q}{w}");
    let Pair { a, ref b } = p; println!("{a}{b}"); if let x @ Some(_) = Some(1) { println!("{:?}", x); } let z = 'l: { if v.len() > 2 { break 'l 1; } 2 }; println!("{z}");
}
#[derive(Debug, PartialEq, Eq, Clone, Copy)] struct Reverse2(i32);
impl PartialOrd for Reverse2 { fn partial_cmp(&self, o: &Self) -> Option<Ordering> { Some(self.cmp(o)) } }
impl Ord for Reverse2 { fn cmp(&self, o: &Self) -> Ordering { o.0.cmp(&self.0) } }
