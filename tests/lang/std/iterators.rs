use std::collections::*;
use std::iter;
struct Countdown(u32);
impl Iterator for Countdown { type Item = u32; fn next(&mut self) -> Option<u32> { if self.0 == 0 { None } else { self.0 -= 1; Some(self.0 + 1) } } }
struct Bag { items: Vec<String> }
impl IntoIterator for Bag { type Item = String; type IntoIter = std::vec::IntoIter<String>; fn into_iter(self) -> Self::IntoIter { self.items.into_iter() } }
impl<'a> IntoIterator for &'a Bag { type Item = &'a String; type IntoIter = std::slice::Iter<'a, String>; fn into_iter(self) -> Self::IntoIter { self.items.iter() } }
impl FromIterator<String> for Bag { fn from_iter<I: IntoIterator<Item = String>>(i: I) -> Self { Bag { items: i.into_iter().collect() } } }
impl Extend<String> for Bag { fn extend<I: IntoIterator<Item = String>>(&mut self, i: I) { for x in i { self.items.push(x); } } }
struct Fib { a: u64, b: u64 }
impl Iterator for Fib { type Item = u64; fn next(&mut self) -> Option<Self::Item> { let r = self.a; self.a = self.b; self.b += r; Some(r) } }
fn evens(n: u32) -> impl Iterator<Item = u32> { (0..n).filter(|x| x % 2 == 0) }
fn boxed<'a>(v: &'a [i32]) -> Box<dyn Iterator<Item = i32> + 'a> { Box::new(v.iter().map(|x| x * 2)) }
fn total(it: impl Iterator<Item = i32>) -> i32 { it.sum() }
fn gen<I>(it: I) -> Vec<I::Item> where I: IntoIterator, I::Item: Ord { let mut v: Vec<_> = it.into_iter().collect(); v.sort(); v }
fn main() {
    let v = vec![4, 8, 15, 16, 23, 42];
    println!("{:?}", v.iter().step_by(2).collect::<Vec<_>>());
    println!("{:?}", v.iter().zip(1..).map(|(a, b)| a * b).collect::<Vec<i32>>());
    println!("{:?}", v.iter().scan(0, |s, &x| { *s += x; Some(*s) }).collect::<Vec<_>>());
    println!("{:?}", v.iter().take_while(|&&x| x < 16).collect::<Vec<_>>());
    println!("{:?}", v.iter().skip_while(|x| **x < 16).collect::<Vec<_>>());
    println!("{:?}", ["1", "2", "x", "3"].iter().map_while(|s| s.parse::<i32>().ok()).collect::<Vec<_>>());
    println!("{:?}", v.iter().flat_map(|&x| vec![x; 2]).collect::<Vec<_>>());
    println!("{:?}", v.iter().inspect(|x| print!("<{x}>")).last());
    println!("{:?} {:?} {:?}", v.iter().nth(2), v.iter().position(|&x| x == 15), v.iter().rposition(|&x| x == 15));
    println!("{:?} {:?}", v.iter().find(|&&x| x > 15), v.iter().find_map(|&x| if x > 15 { Some(x * 2) } else { None }));
    println!("{:?} {:?}", v.iter().max_by_key(|&&x| x % 10), v.iter().min_by(|a, b| (*a % 7).cmp(&(*b % 7))));
    println!("{:?} {:?}", v.iter().max_by(|a, b| a.cmp(b)), v.iter().min_by_key(|x| (**x - 16).abs()));
    println!("{} {}", v.iter().sum::<i32>(), v.iter().map(|&x| x as i64).product::<i64>());
    println!("{:?}", v.iter().cycle().skip(4).take(5).collect::<Vec<_>>());
    println!("{:?}", v.iter().chain(&[1, 2]).rev().take(3).collect::<Vec<_>>());
    let mut p = v.iter().peekable();
    while let Some(x) = p.next() { if let Some(&&n) = p.peek() { print!("{} ", n - x); } }
    println!();
    let mut p = (1..10).peekable();
    println!("{:?} {:?} {:?}", p.next_if(|x| *x == 1), p.next_if_eq(&5), p.peek());
    println!("{}", v.iter().fold(String::new(), |acc, x| if acc.is_empty() { x.to_string() } else { acc + "," + &x.to_string() }));
    println!("{:?} {:?}", v.iter().try_fold(0i8, |acc, &x| acc.checked_add(x as i8)), (1..5).try_fold(0, |a: i32, x| a.checked_add(x)));
    println!("{:?} {:?}", v.iter().copied().reduce(|a, b| a.max(b)), iter::empty::<i32>().reduce(|a, b| a + b));
    println!("{:?} {} {}", v.iter().cmp([1, 2].iter()), v.iter().eq(v.iter()), (0..3).lt(0..4));
    println!("{:?}", iter::once(1).chain(iter::repeat(7).take(2)).collect::<Vec<_>>());
    let mut c = 0;
    println!("{:?}", iter::from_fn(|| { c += 1; if c < 4 { Some(c) } else { None } }).collect::<Vec<_>>());
    println!("{:?}", iter::successors(Some(1u32), |x| x.checked_mul(10)).collect::<Vec<_>>());
    println!("{:?}", iter::repeat_with(|| 5).take(2).collect::<Vec<_>>());
    let mut it = v.iter();
    let firsts: Vec<_> = it.by_ref().take(2).collect();
    println!("{:?} {:?}", firsts, it.collect::<Vec<_>>());
    println!("{:?} {:?}", v.iter().len(), (0..10).size_hint());
    println!("{:?}", Countdown(3).collect::<Vec<_>>());
    println!("{:?}", Countdown(5).filter(|x| x % 2 == 1).map(|x| x * x).sum::<u32>());
    for x in Countdown(2) { print!("{x} "); }
    println!("{:?}", Fib { a: 0, b: 1 }.take(10).collect::<Vec<_>>());
    println!("{:?}", Fib { a: 0, b: 1 }.take_while(|&x| x < 100).filter(|x| x % 2 == 0).collect::<Vec<_>>());
    println!("{:?}", Countdown(5).zip(Countdown(5).skip(1)).map(|(a, b)| a * b).filter(|x| x % 3 == 0).sum::<u32>());
    let mut bag: Bag = ["x", "y"].iter().map(|s| s.to_string()).collect();
    bag.extend(vec!["z".to_string()]);
    for s in &bag { print!("{s} "); }
    for s in bag { print!("{s}! "); }
    println!();
    println!("{:?} {:?} {}", evens(7).collect::<Vec<_>>(), boxed(&v).collect::<Vec<_>>(), total(v.iter().copied()));
    println!("{:?} {:?}", gen(vec![3, 1, 2]), gen("hello".chars()));
    println!("{:?}", v.iter().partition::<Vec<i32>, _>(|&&x| x > 15));
    println!("{:?}", v.iter().enumerate().filter(|(i, _)| i % 2 == 0).map(|(_, x)| x).collect::<Vec<_>>());
    println!("{:?}", v.iter().rev().enumerate().map(|(i, x)| i as i32 * x).collect::<Vec<_>>());
    println!("{:?}", v.iter().map(|x| x.to_string()).collect::<Vec<_>>().join("+"));
    println!("{:?}", v.iter().all(|x| x % 2 == 0));
    println!("{:?}", v.iter().any(|x| x % 2 == 1));
    println!("{:?}", v.iter().count());
    println!("{:?}", v.iter().collect::<BTreeSet<_>>());
    println!("{:?}", v.iter().map(|x| (x % 3, *x)).collect::<BTreeMap<_, _>>());
    println!("{:?}", v.iter().cloned().collect::<LinkedList<_>>().len());
    println!("{:?}", v.iter().cloned().collect::<BinaryHeap<_>>().into_sorted_vec());
    println!("{:?}", (1..=3).flat_map(|x| (1..=3).map(move |y| (x, y))).filter(|(x, y)| x < y).collect::<Vec<_>>());
    println!("{:?}", vec![vec![1], vec![2, 3]].concat());
    println!("{:?}", vec![Some(1), None, Some(3)].into_iter().flatten().collect::<Vec<_>>());
    println!("{:?}", (0..5).rev().step_by(2).collect::<Vec<_>>());
    println!("{:?}", (0..=10).step_by(5).collect::<Vec<_>>());
    println!("{:?}", (1..4).map(|x| x as f64).map(f64::sqrt).map(|x| (x * 100.0).round() / 100.0).collect::<Vec<_>>());
    println!("{:?}", "abc".chars().zip([1, 2, 3]).unzip::<char, i32, String, Vec<i32>>());
    println!("{:?}", (1..=5).rev().collect::<VecDeque<_>>());
    println!("{:?}", (1..=4).try_for_each(|x| if x < 3 { Ok(()) } else { Err(x) }));
    println!("{:?}", [1, 5, 2].iter().is_sorted_by(|a, b| a <= b));
    println!("{:?} {:?}", (1..1).min(), (1..1).sum::<i32>());
    println!("{:?}", [3, 1, 2].iter().rev().rev().collect::<Vec<_>>());
    println!("{:?}", (0..3).map(|i| (0..i).sum::<i32>()).collect::<Vec<_>>());
    println!("{:?}", [1, 2, 3, 4].chunks(2).map(|c| c.iter().product::<i32>()).collect::<Vec<_>>());
    println!("{:?}", [("a", 1), ("b", 2)].iter().map(|(s, n)| format!("{s}{n}")).collect::<String>());
    println!("{:?}", [1, 1, 2].iter().collect::<HashSet<_>>().len());
    let mut groups: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for w in ["a", "bb", "cc"] { groups.entry(w.len()).or_default().push(w); }
    println!("{:?}", groups);
    let mut i = (0..10).into_iter();
    println!("{:?} {:?} {:?}", i.nth(3), i.next_back(), i.nth_back(1));
    println!("{:?}", i.rfind(|x| x % 2 == 0));
    println!("{:?}", i.fuse().last());
    println!("{:?}", (0..3).zip("abc".chars()).zip([true, false, true]).map(|((a, b), c)| format!("{a}{b}{c}")).collect::<Vec<_>>());
    println!("{:?}", iter::zip([1, 2], [3, 4]).collect::<Vec<_>>());
    println!("{:?}", (0..6).array_chunks_check());
    println!("{:?}", std::array::IntoIter::<i32, 2>::next(&mut [1, 2].into_iter()));
    println!("{:?}", [1, 2, 3].iter().map(|&x| x).rfold(0, |a, x| a * 10 + x));
    println!("{:?}", [1, 2, 3].into_iter().max_by(|a, b| b.cmp(a)));
    println!("{:?}", ["b", "a"].iter().min());
    println!("{:?}", [[1, 2], [3, 4]].iter().flatten().sum::<i32>());
    println!("{:?}", [[1, 2], [3, 4]].iter().map(|r| r.iter().sum::<i32>()).collect::<Vec<_>>());
    let names = ["x", "y"]; let vals = [1, 2];
    let m: HashMap<_, _> = names.iter().zip(vals.iter()).collect();
    println!("{}", m[&"x"]);
    let mut sorted: Vec<_> = m.into_iter().collect(); sorted.sort();
    println!("{:?}", sorted);
    let dot: i32 = [1, 2, 3].iter().zip([4, 5, 6].iter()).map(|(a, b)| a * b).sum();
    println!("{dot}");
    let s: String = vec!["a", "b"].into_iter().rev().collect(); println!("{s}");
    let (mn, mx) = v.iter().fold((i32::MAX, i32::MIN), |(a, b), &x| (a.min(x), b.max(x))); println!("{mn} {mx}");
    let avg = v.iter().sum::<i32>() as f64 / v.len() as f64; println!("{avg:.2}");
}
trait Ac { fn array_chunks_check(self) -> usize; }
impl<I: Iterator> Ac for I { fn array_chunks_check(self) -> usize { self.count() } }
