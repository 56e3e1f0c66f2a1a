use std::collections::{HashMap, HashSet, BTreeMap, BTreeSet, VecDeque, BinaryHeap};
use std::collections::hash_map::Entry;
use std::collections::btree_map;
use std::cmp::Reverse;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)] enum K { A, B(u8) }
#[derive(Debug, PartialEq, Eq, Hash, Clone)] struct Pt { x: i32, y: i32 }
fn sorted<T: Ord>(it: impl IntoIterator<Item = T>) -> Vec<T> { let mut v: Vec<T> = it.into_iter().collect(); v.sort(); v }
fn hash_map() {
    let mut m: HashMap<String, i32> = HashMap::new();
    m.insert("a".to_string(), 1);
    println!("{:?} {:?}", m.insert("b".into(), 2), m.insert("a".into(), 10));
    println!("{:?} {:?} {}", m.get("a"), m.get("z"), m["b"]);
    println!("{} {} {}", m.len(), m.is_empty(), m.contains_key("a"));
    *m.entry("a".to_string()).or_insert(0) += 5;
    *m.entry("c".to_string()).or_insert(0) += 5;
    m.entry("d".to_string()).or_insert_with(|| 9);
    m.entry("d".to_string()).and_modify(|v| *v += 1).or_insert(100);
    *m.entry("e".into()).or_default() += 3;
    println!("{:?}", sorted(m.iter().map(|(k, v)| (k.clone(), *v))));
    println!("{:?} {:?}", sorted(m.keys().cloned()), sorted(m.values().copied()));
    for (_, v) in m.iter_mut() { *v *= 2; }
    for v in m.values_mut() { *v += 1; }
    for (_k, v) in &mut m { *v -= 1; }
    println!("{}", m.values().sum::<i32>());
    println!("{:?} {:?}", m.remove("a"), m.remove("zz"));
    println!("{:?}", m.remove_entry("b"));
    if let Some(v) = m.get_mut("c") { *v = 1; }
    m.retain(|_, v| *v > 1);
    println!("{:?}", sorted(m.clone()));
    match m.entry("q".to_string()) { Entry::Occupied(e) => println!("occ {}", e.get()), Entry::Vacant(e) => { e.insert(77); } }
    match m.entry("q".to_string()) { Entry::Occupied(mut e) => { *e.get_mut() += 1; println!("occ {} {}", e.key(), e.get()); e.remove(); } Entry::Vacant(_) => println!("vac") }
    println!("{}", m.contains_key("q"));
    m.extend([("x".to_string(), 1), ("y".to_string(), 2)]);
    println!("{:?}", m.get_key_value("x"));
    println!("{}", sorted(m.into_keys()).join(","));
    let m2 = HashMap::from([(1, 'a'), (2, 'b')]);
    let m3: HashMap<i32, char> = vec![(2, 'b'), (1, 'a')].into_iter().collect();
    println!("{}", m2 == m3);
    println!("{:?}", sorted(m2.into_values()));
    let mut counts: HashMap<char, usize> = HashMap::with_capacity(10);
    for c in "hello".chars() { *counts.entry(c).or_insert(0) += 1; }
    let mut cv: Vec<_> = counts.iter().collect();
    cv.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    println!("{:?}", cv);
    println!("{:?}", counts.iter().max_by_key(|(_, &n)| n));
    let mut g: HashMap<K, Vec<Pt>> = HashMap::new();
    g.entry(K::A).or_insert_with(Vec::new).push(Pt { x: 1, y: 2 });
    g.entry(K::B(1)).or_default().push(Pt { x: 3, y: 4 });
    println!("{:?} {}", g[&K::A], g.get(&K::B(2)).is_none());
    println!("{:?}", HashMap::from([("k", 1)]));
    println!("{:#?}", HashMap::from([("k", vec![1])]));
    let mut by: HashMap<Pt, &str> = HashMap::new();
    by.insert(Pt { x: 0, y: 0 }, "origin");
    println!("{:?}", by.get(&Pt { x: 0, y: 0 }));
    let mut memo: HashMap<u64, u64> = HashMap::new();
    println!("{}", fib(50, &mut memo));
    memo.clear();
    println!("{:?}", memo.drain().count());
    let t: HashMap<(i32, i32), &str> = [((0, 1), "a")].into();
    println!("{:?}", t.get(&(0, 1)).unwrap());
    let e: HashMap<&str, &str> = HashMap::default();
    println!("{:?} {:?}", e, e.iter().next());
    let o: Option<&mut i32> = None; println!("{:?}", o);
    let mut nested: HashMap<String, HashMap<String, u32>> = HashMap::new();
    *nested.entry("a".into()).or_default().entry("b".into()).or_insert(0) += 1;
    println!("{:?}", nested["a"]["b"]);
    let total: usize = nested.values().map(|m| m.len()).sum(); println!("{total}");
    let b = *m3.get(&1).unwrap(); println!("{b}");
    let inverted: HashMap<_, _> = m3.iter().map(|(k, v)| (*v, *k)).collect(); println!("{}", inverted[&'a']);
    let sum_by: BTreeMap<bool, i32> = (1..10).fold(BTreeMap::new(), |mut m, x| { *m.entry(x % 2 == 0).or_insert(0) += x; m }); println!("{:?}", sum_by);
}
fn fib(n: u64, memo: &mut HashMap<u64, u64>) -> u64 { if n < 2 { return n; } if let Some(&v) = memo.get(&n) { return v; } let r = fib(n - 1, memo) + fib(n - 2, memo); memo.insert(n, r); r }
fn hash_set() {
    let mut s: HashSet<i32> = [1, 2, 3].into_iter().collect();
    println!("{} {} {}", s.insert(3), s.insert(4), s.contains(&2));
    println!("{} {} {:?}", s.remove(&1), s.remove(&9), s.take(&2));
    let a = HashSet::from([1, 2, 3]); let b: HashSet<_> = HashSet::from_iter([2, 3, 4]);
    println!("{:?} {:?}", sorted(a.intersection(&b).copied()), sorted(a.union(&b).cloned()));
    println!("{:?} {:?}", sorted(a.difference(&b)), sorted(a.symmetric_difference(&b)));
    println!("{:?} {:?}", sorted(&a & &b), sorted(&a | &b));
    println!("{} {} {}", a.is_subset(&b), a.is_disjoint(&b), a.is_superset(&HashSet::from([1])));
    println!("{} {:?}", s.len(), s.get(&3));
    for x in &s { print!("{} ", x * 0); }
    s.retain(|x| *x > 3); s.extend(vec![9]);
    println!("{:?}", sorted(s.into_iter()));
    let mut seen = HashSet::new();
    println!("{:?}", [1, 2, 1, 3, 2].iter().filter(|x| seen.insert(**x)).collect::<Vec<_>>());
    println!("{:?}", HashSet::from(["x"]));
    let w: HashSet<String> = "a b a".split(' ').map(|s| s.to_string()).collect(); println!("{} {}", w.len(), w.contains("a"));
    println!("{:?} {}", a.iter().min(), a == HashSet::from([3, 2, 1]));
}
fn btree() {
    let mut m = BTreeMap::new();
    for (i, w) in ["delta", "alpha", "charlie", "bravo"].iter().enumerate() { m.insert(w.to_string(), i); }
    println!("{:?} {:?} {:?}", m, m.first_key_value(), m.last_key_value());
    for (k, v) in &m { print!("{k}={v} "); }
    println!("{:?} {:?}", m.keys().collect::<Vec<_>>(), m.values().rev().collect::<Vec<_>>());
    *m.entry("echo".to_string()).or_insert(0) += 10;
    println!("{:?} {:?}", m.get("echo"), m.range("b".to_string().."d".to_string()).collect::<Vec<_>>());
    println!("{:?} {:?}", m.remove("alpha"), m.pop_first());
    println!("{:?}", m.pop_last());
    println!("{:?} {}", m.iter().next_back(), m.len());
    m.retain(|_, v| *v != 2);
    println!("{:?} {}", m, m.contains_key("delta"));
    for v in m.values_mut() { *v += 1; }
    if let Some(x) = m.get_mut("delta") { *x += 1; }
    println!("{:?} {}", m, m["delta"]);
    println!("{:#?}", m);
    let n: BTreeMap<i32, &str> = BTreeMap::from([(3, "c"), (1, "a"), (2, "b")]);
    println!("{:?} {:?} {:?}", n.range(2..).next(), n.range(..=2).next_back(), n.range(1..3).map(|(k, _)| k).sum::<i32>());
    println!("{:?} {:?}", n.into_iter().map(|(k, v)| format!("{k}{v}")).collect::<Vec<_>>(), m.into_values().collect::<Vec<_>>());
    let mut big = BTreeMap::new(); for i in (0..200).rev() { big.insert(i * 7 % 101, i); }
    println!("{} {:?}", big.len(), big.iter().take(3).collect::<Vec<_>>());
    let right = big.split_off(&50); println!("{} {}", big.len(), right.len());
    match big.entry(7) { btree_map::Entry::Occupied(o) => println!("{}", o.get()), btree_map::Entry::Vacant(_) => println!("v") }
    let mut s = BTreeSet::new(); for x in [5, 1, 4, 1] { s.insert(x); }
    println!("{:?} {:?} {:?}", s, s.first(), s.last());
    println!("{:?} {:?}", s.range(2..).collect::<Vec<_>>(), s.iter().rev().collect::<Vec<_>>());
    let t = BTreeSet::from([4, 5, 6]);
    println!("{:?} {:?} {:?}", s.intersection(&t).collect::<Vec<_>>(), s.union(&t).collect::<Vec<_>>(), s.difference(&t).collect::<Vec<_>>());
    println!("{:?} {:?} {:?}", &s - &t, &s | &t, s.pop_first());
    println!("{} {} {}", s.contains(&5), s.remove(&5), s.len());
    println!("{}", s.is_subset(&t));
}
fn deque() {
    let mut d: VecDeque<i32> = VecDeque::new();
    d.push_back(1); d.push_back(2); d.push_front(0);
    println!("{:?} {:?} {:?} {}", d, d.front(), d.back(), d.len());
    println!("{:?} {:?}", d.pop_front(), d.pop_back());
    d.extend([5, 6, 7]);
    println!("{:?} {} {:?}", d, d[1], d.get(9));
    d.rotate_left(1); println!("{:?}", d);
    d.rotate_right(2); println!("{:?}", d);
    if let Some(x) = d.front_mut() { *x = 9; } d[2] = 8; if let Some(x) = d.get_mut(1) { *x += 1; }
    println!("{:?} {:?} {}", d.iter().collect::<Vec<_>>(), d.iter().rev().map(|x| x * 2).collect::<Vec<_>>(), d.contains(&8));
    for x in d.iter_mut() { *x += 1; } for x in &mut d { *x -= 1; }
    d.insert(1, 50); println!("{:?} {:?}", d.remove(0), d);
    d.retain(|x| *x != 8); d.truncate(5); println!("{:?}", d);
    d.swap(0, 1); println!("{:?}", d.drain(..1).collect::<Vec<_>>());
    d.make_contiguous().sort(); println!("{:?}", d);
    let v: Vec<i32> = d.clone().into_iter().collect(); println!("{:?} {:?}", v, Vec::from(d.clone()));
    let e = VecDeque::from(vec![1, 2, 3]); println!("{:?} {}", e, e == [1, 2, 3]);
    let mut q = VecDeque::from([1]); while let Some(x) = q.pop_front() { if x < 20 { q.push_back(x * 2); q.push_back(x * 3); } print!("{x} "); } println!();
    println!("{:?}", e.range(1..).collect::<Vec<_>>());
    println!("{:?} {:?}", e.as_slices().0.len(), e.binary_search(&2));
    let mut a = VecDeque::with_capacity(3); for i in 0..10 { if a.len() == 3 { a.pop_front(); } a.push_back(i); } println!("{:?} {}", a, a.iter().sum::<i32>());
    let mut z = e.clone(); z.append(&mut a); println!("{:?} {:?} {}", z, a, z.is_empty()); println!("{:?}", z.split_off(4)); z.clear(); z.resize(2, 7); println!("{:?}", z);
    println!("{:?} {:?}", z.swap_remove_back(0), z.iter().max());
}
#[derive(Debug, PartialEq, Eq)] struct Task { pri: u32, name: String }
impl Ord for Task { fn cmp(&self, o: &Self) -> std::cmp::Ordering { self.pri.cmp(&o.pri).then_with(|| o.name.cmp(&self.name)) } }
impl PartialOrd for Task { fn partial_cmp(&self, o: &Self) -> Option<std::cmp::Ordering> { Some(self.cmp(o)) } }
#[derive(Copy, Clone, PartialEq, Eq)] struct St { cost: usize, pos: usize }
impl Ord for St { fn cmp(&self, other: &Self) -> std::cmp::Ordering { other.cost.cmp(&self.cost).then_with(|| self.pos.cmp(&other.pos)) } }
impl PartialOrd for St { fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> { Some(self.cmp(other)) } }
fn heap() {
    let mut h = BinaryHeap::new(); for x in [3, 1, 4, 1, 5] { h.push(x); }
    println!("{:?} {} {:?}", h.peek().copied(), h.len(), h.clone().pop());
    println!("{:?}", h.clone().into_sorted_vec());
    let mut out = vec![]; while let Some(x) = h.pop() { out.push(x); } println!("{:?}", out);
    let mut m: BinaryHeap<Reverse<i32>> = [5, 2, 8].iter().map(|x| Reverse(*x)).collect();
    m.push(Reverse(1)); if let Some(Reverse(x)) = m.pop() { println!("{x}"); } println!("{:?}", m.peek());
    let mut t = BinaryHeap::from(vec![Task { pri: 2, name: "b".into() }, Task { pri: 9, name: "a".into() }]);
    t.push(Task { pri: 2, name: "a".into() }); while let Some(Task { pri, name }) = t.pop() { print!("{pri}{name} "); } println!();
    println!("{:?}", BinaryHeap::from([1, 2, 3]).into_vec().len());
    let adj: Vec<Vec<(usize, usize)>> = vec![vec![(2, 10), (1, 1)], vec![(3, 2)], vec![(1, 1), (3, 3), (4, 1)], vec![(0, 7), (4, 2)], vec![]];
    let mut dist = vec![usize::MAX; 5]; dist[0] = 0; let mut h = BinaryHeap::new(); h.push(St { cost: 0, pos: 0 });
    while let Some(St { cost, pos }) = h.pop() { if cost > dist[pos] { continue; } for &(n, c) in &adj[pos] { let next = St { cost: cost + c, pos: n }; if next.cost < dist[n] { h.push(next); dist[n] = next.cost; } } }
    println!("{:?}", dist);
    let mut h: BinaryHeap<(u32, &str)> = BinaryHeap::new(); h.push((1, "x")); h.extend([(3, "z"), (2, "y")]); println!("{:?} {}", h.pop(), h.is_empty()); println!("{:?}", h.into_sorted_vec());
}
fn main() { hash_map(); hash_set(); btree(); deque(); heap(); }
