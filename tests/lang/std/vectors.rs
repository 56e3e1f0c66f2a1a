use std::collections::VecDeque;
fn basics() {
    let mut v: Vec<i32> = Vec::with_capacity(10);
    assert!(v.capacity() >= 10);
    v.extend([3, 1, 2]);
    v.extend(&[5, 4]);
    v.extend(vec![9, 8].iter());
    v.extend_from_slice(&[7, 7]);
    println!("{:?} len {} first {:?} last {:?}", v, v.len(), v.first(), v.last());
    let d: Vec<i32> = v.drain(1..3).collect();
    println!("{:?} {:?}", d, v);
    v.retain(|x| x % 2 == 1);
    println!("{:?}", v);
    v.dedup();
    println!("{:?}", v);
    v.sort();
    v.sort_by(|a, b| b.cmp(a));
    println!("{:?}", v);
    v.sort_unstable();
    v.sort_by_key(|x| std::cmp::Reverse(*x));
    println!("{:?}", v);
    v.reverse();
    println!("{:?} {:?} {:?}", v, v.binary_search(&5), v.binary_search(&6));
    v.insert(1, 100);
    let r = v.remove(0);
    println!("{} {:?}", r, v);
    v.truncate(2);
    let tail = v.split_off(1);
    println!("{:?} {:?}", v, tail);
    v.swap(0, 0);
    v.clear();
    println!("{} {:?} {:?}", v.is_empty(), v.pop(), v.get(0));
    let mut s = vec![0; 5];
    for (i, x) in s.iter_mut().enumerate() { *x = i * i; }
    println!("{:?} {:?}", s, s.iter().rev().collect::<Vec<_>>());
    s.swap(0, 4);
    s.rotate_left(2);
    println!("{:?}", s);
    s.fill(1);
    println!("{:?}", s);
    s.resize(7, 9);
    println!("{:?}", s);
    let x = s.swap_remove(0);
    println!("{} {:?} {}", x, s, s.contains(&9));
    if let Some(l) = s.last_mut() { *l = 42; }
    if let Some(l) = s.first_mut() { *l += 42; }
    println!("{:?} {:?}", s, s.iter().max());
}
fn slices() {
    let v: Vec<u32> = (1..=10).collect();
    for c in v.chunks(3) { print!("{:?} ", c); }
    println!();
    for w in v.windows(2).take(3) { print!("{} ", w[1] - w[0]); }
    println!();
    let (a, b) = v.split_at(4);
    println!("{:?} {:?} {}", a, b, a.len() + b.len());
    println!("{:?}", [vec![1, 2], vec![3]].concat());
    println!("{:?}", vec![vec![1, 2], vec![3]].into_iter().flatten().collect::<Vec<i32>>());
    println!("{}", ["a", "b", "c"].join("-"));
    println!("{}", vec!["x".to_string(), "y".to_string()].join(", "));
    println!("{}", ["a", "b"].concat());
    println!("{:?}", [[1, 2], [3, 4]].join(&0));
    let s = &v[2..5];
    println!("{:?} {:?} {:?} {:?}", s, &v[..2], &v[8..], &v[..=1]);
    if let [first, .., last] = v.as_slice() { println!("{first} {last}"); }
    if let [a, b, rest @ ..] = &v[..] { println!("{a} {b} {}", rest.len()); }
    match s { [] => println!("none"), [x] => println!("{x}"), [x, y] => println!("{x} {y}"), [x, rest @ ..] => println!("{x} and {}", rest.len()) }
    println!("{:?} {:?}", v.split_first(), v.split_last().map(|(l, r)| (*l, r.len())));
    println!("{:?}", v.iter().position(|&x| x == 4));
    println!("{:?} {:?}", v.starts_with(&[1, 2]), v.ends_with(&[10]));
    println!("{:?}", v.iter().copied().filter(|x| x % 3 == 0).collect::<VecDeque<_>>());
    println!("{:?}", v.chunks_exact(4).map(|c| c.iter().sum::<u32>()).collect::<Vec<_>>());
    println!("{:?}", v.rchunks(4).map(|c| c.to_vec()).collect::<Vec<_>>());
    println!("{:?}", v.split(|x| x % 4 == 0).collect::<Vec<_>>());
    println!("{:?}", v.concat_check());
    println!("{:?}", v.iter().rev().skip(1).step_by(3).collect::<Vec<_>>());
    println!("{:?} {:?}", v.partition_point(|&x| x < 5), v.is_sorted());
    println!("{:?}", v.repeat(2).len());
    let mut m = [5, 3, 1];
    m.sort();
    println!("{:?} {:?}", m, m.map(|x| x * 2));
    let (l, r) = m.split_at_mut(1);
    l[0] = r[1];
    println!("{:?}", m);
    for c in m.chunks_mut(2) { c[0] = 0; }
    println!("{:?}", m);
    println!("{:?}", m.iter().zip(v.iter()).map(|(a, b)| *a as u32 + b).collect::<Vec<u32>>());
    println!("{}", m == [0, 3, 0]);
    println!("{:?}", vec![1, 2] < vec![1, 3]);
    let e: [String; 3] = Default::default();
    println!("{:?}", e);
    let g = [[0u8; 3]; 2];
    println!("{:?} {}", g, g.len() * g[0].len());
    for x in [1, 2, 3] { print!("{x} "); }
    for row in &g { for c in row { print!("{c}"); } }
    println!();
    let arr = std::array::from_fn::<usize, 4, _>(|i| i * 2);
    println!("{:?}", arr);
    let t: [i32; 3] = vec![1, 2, 3].try_into().unwrap();
    println!("{:?}", t);
    let t: [i32; 2] = [1, 2, 3][..2].try_into().unwrap();
    println!("{:?}", t);
    let b: Box<[i32]> = vec![1, 2].into_boxed_slice();
    println!("{:?} {}", b, b.len());
    println!("{:?}", v.select());
    println!("{:?}", v.iter().as_slice().len());
    println!("{:?}", v.first_chunk::<2>());
    println!("{:?}", v.iter().sum::<u32>());
    let nested: Vec<Vec<char>> = vec!["ab".chars().collect(), "cd".chars().collect()];
    println!("{:?}", nested);
    println!("{:#?}", nested);
}
trait Select { fn select(&self) -> u32; fn concat_check(&self) -> u32; }
impl Select for Vec<u32> { fn select(&self) -> u32 { let mut c = self.clone(); c.sort_unstable_by(|a, b| b.cmp(a)); c[1] } fn concat_check(&self) -> u32 { 1 } }
fn more() {
    let mut v = vec![5, 3, 8, 1];
    let m = v.iter().min().unwrap();
    println!("{m}");
    v.select_nth_unstable(1);
    println!("{}", v[1]);
    let mut words = vec!["banana", "fig", "apple"];
    words.sort_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    println!("{:?}", words);
    words.sort_by_key(|w| w.len());
    words.sort_by_cached_key(|w| w.to_string());
    println!("{:?}", words);
    let mut f: Vec<f64> = vec![2.5, -1.0, 9.75];
    f.sort_by(|a, b| a.partial_cmp(b).unwrap());
    println!("{:?}", f);
    f.sort_by(|a, b| b.total_cmp(a));
    println!("{:?}", f);
    let mut a = vec![1, 2];
    let mut b = vec![3];
    a.append(&mut b);
    println!("{:?} {:?}", a, b);
    a.dedup_by_key(|x| *x / 2);
    println!("{:?}", a);
    let s: Vec<_> = a.splice(0..1, [10, 11]).collect();
    println!("{:?} {:?}", s, a);
    a.extend_from_within(..1);
    println!("{:?}", a);
    a.retain_mut(|x| { *x += 1; *x > 3 });
    println!("{:?}", a);
    let l: &'static [i32] = &[1, 2];
    println!("{:?} {:?}", l, l.to_owned());
    let v2: Vec<String> = vec![String::new(); 2];
    println!("{:?}", v2);
    let p: Vec<(i32, &str)> = vec![(2, "b"), (1, "a")];
    println!("{:?} {:?}", p, p.iter().min_by_key(|x| x.0));
    println!("{:?}", p.iter().map(|&(n, s)| format!("{n}{s}")).collect::<Vec<_>>());
    let (x, y): (Vec<i32>, Vec<&str>) = p.iter().cloned().unzip();
    println!("{:?} {:?}", x, y);
    let mut grid = vec![vec!['.'; 4]; 3];
    grid[1][2] = '#';
    for row in &grid { println!("{}", row.iter().collect::<String>()); }
    let c = a.clone();
    println!("{}", c == a);
    println!("{:?}", Vec::<i32>::new());
    println!("{:?}", Vec::from([1, 2]));
    println!("{:?}", Vec::from("hi"));
    println!("{:?}", "a b".split(' ').map(String::from).collect::<Vec<String>>());
    let mut it = vec![1, 2, 3].into_iter();
    it.next();
    println!("{:?} {:?}", it.len(), it.as_slice());
    println!("{:?}", it.rev().collect::<Vec<_>>());
    println!("{:?}", v.get(1..3));
    println!("{:?}", v.get(9));
    println!("{:?}", [3, 1, 2].iter().sum::<i32>());
    println!("{:?}", v.iter().any(|&x| x == 8));
    println!("{:?}", vec![Some(1), None].into_iter().flatten().count());
    println!("{:?}", v.chunk_by(|a, b| a <= b).map(|c| c.len()).collect::<Vec<_>>());
    println!("{:?}", v.rsplitn(2, |x| *x == 3).count());
    println!("{:?}", v.iter().is_sorted());
    println!("{:?}", v.to_vec().into_iter().map(|x| x as f64 / 2.0).collect::<Vec<f64>>());
    while let Some(x) = v.pop() { print!("{x} "); }
    println!();
    v.push(1);
    println!("{}", v.pop().unwrap_or(0) + v.pop().unwrap_or(5));
    let mut q = vec![1, 2, 3, 4, 5, 6];
    let (even, odd): (Vec<i32>, Vec<i32>) = q.iter().partition(|&&x| x % 2 == 0);
    println!("{:?} {:?}", even, odd);
    q.drain(..).for_each(drop);
    println!("{:?}", q);
    let v3 = vec![10u8, 20];
    let total: u32 = v3.iter().map(|&b| u32::from(b)).sum();
    println!("{total}");
    println!("{:?}", v3.iter().map(|b| format!("{:02x}", b)).collect::<String>());
}
fn taken_apart() {
    let v = vec![1, 2, 3];
    let [a, b, c] = v[..] else { return };
    let rest = &v[1..];
    let [first, ..] = *rest else { return };
    println!("{a} {b} {c} {first} {}", std::mem::size_of_val(&[a, b]));
}
fn main() { basics(); slices(); more(); taken_apart(); }
