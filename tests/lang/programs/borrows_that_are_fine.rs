// Loans that end in time: each function is accepted by rustc.
use std::fmt::Debug;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

#[derive(Debug, Clone, PartialEq)]
struct Job {
    name: String,
    data: Vec<i32>,
    id: u32,
}

impl Job {
    fn name(&self) -> &str {
        &self.name
    }
    fn data_mut(&mut self) -> &mut Vec<i32> {
        &mut self.data
    }
    fn both(&mut self) -> (&mut String, &mut Vec<i32>) {
        (&mut self.name, &mut self.data)
    }
    fn rename(&mut self, name: &str) -> &mut Self {
        self.name = name.to_string();
        self
    }
    fn longer<'a>(&'a self, other: &'a Job) -> &'a Job {
        if self.data.len() > other.data.len() {
            self
        } else {
            other
        }
    }
    fn push_length(&mut self) {
        self.data.push(self.data.len() as i32);
        let n = self.data.len();
        self.data[n - 1] += self.id as i32;
        for x in self.data.iter_mut() {
            *x += 1;
        }
        for i in 0..self.data.len() {
            self.data[i] = self.data[i] * 2;
        }
    }
}

struct View<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> View<'a> {
    fn new(text: &'a str) -> View<'a> {
        View { text, at: 0 }
    }
    fn rest(&self) -> &'a str {
        self.text
    }
    fn advance(&mut self) -> Option<&'a str> {
        self.at += 1;
        if self.at > 2 {
            None
        } else {
            Some(self.text)
        }
    }
}

fn ends_before() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    println!("{}", first);
    v.push(4);
    let r = &mut v;
    r.push(5);
    v.push(6);
    let last = v.last().unwrap();
    println!("{} {}", last, v.len());
    v.clear();
    let mut n = 1;
    let m = &mut n;
    *m += 1;
    n += 1;
    println!("{}", n);
    let mut s = String::from("a");
    let t = &s;
    let u = &s;
    println!("{} {}", t, u);
    s.push_str("b");
    s = s + "c";
    println!("{}", s);
}

fn two_phases() {
    let mut v = vec![1, 2, 3];
    v.push(v.len() as i32);
    v.push(v[0]);
    let n = v.len();
    v[n - 1] = v[0] + v[1];
    let i = 1;
    v[i] += v[i - 1];
    v[i] = v[i - 1];
    let mut names = vec![String::from("a"), String::from("b")];
    names[0] = names[1].clone();
    let mut job = Job { name: String::new(), data: vec![], id: 0 };
    job.data.push(job.id as i32);
    job.rename("a").rename("b").data_mut().push(1);
    job.push_length();
    let name = job.name().to_string();
    job.rename(&name);
}

fn in_loops() {
    let mut v = vec![3, 1, 2];
    for x in &mut v {
        *x += 1;
    }
    for x in v.iter_mut() {
        *x += 1;
    }
    for x in &v {
        println!("{} {}", x, v.len());
    }
    let mut largest = &v[0];
    for x in &v {
        if x > largest {
            largest = x;
        }
    }
    println!("{}", largest);
    let mut list = Vec::new();
    for i in 0..3 {
        let text = format!("{}", i);
        list.push(text);
    }
    let mut refs: Vec<&String> = Vec::new();
    for text in &list {
        refs.push(text);
    }
    println!("{:?}", refs);
    let mut total = 0;
    let mut add = |n: i32| total += n;
    for i in 0..3 {
        add(i);
    }
    println!("{}", total);
    let mut buffer = String::new();
    while buffer.len() < 3 {
        let b = &mut buffer;
        b.push('x');
    }
    let mut at = 0;
    loop {
        let r = &mut at;
        *r += 1;
        if *r > 3 {
            break;
        }
    }
    println!("{}", at);
}

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn walk(list: &mut Node) -> &mut Node {
    let mut at = list;
    while at.next.is_some() {
        at = at.next.as_mut().unwrap();
    }
    at
}

fn append(list: &mut Option<Box<Node>>, value: i32) {
    let mut at = list;
    while let Some(node) = at {
        at = &mut node.next;
    }
    *at = Some(Box::new(Node { value, next: None }));
}

fn sum(list: &Node) -> i32 {
    let mut total = list.value;
    let mut at = &list.next;
    while let Some(node) = at {
        total += node.value;
        at = &node.next;
    }
    total
}

fn parts() {
    let mut job = Job { name: String::from("a"), data: vec![1], id: 1 };
    let name = &mut job.name;
    let data = &mut job.data;
    name.push('b');
    data.push(2);
    let id = &job.id;
    job.data.push(3);
    println!("{}", id);
    let (n, d) = job.both();
    n.push('c');
    d.push(4);
    let mut pair = (String::from("a"), String::from("b"));
    let a = &mut pair.0;
    let b = &pair.1;
    a.push_str(b);
    println!("{:?}", pair);
    let mut array = [1, 2, 3];
    let [x, _, z] = &mut array;
    *x += 1;
    *z += 1;
    if let [first, .., last] = &mut array[..] {
        *first += *last;
    }
    println!("{:?}", array);
}

fn returned(v: &[i32], n: i32) -> Option<&i32> {
    for x in v {
        if *x == n {
            return Some(x);
        }
    }
    v.first()
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() {
        a
    } else {
        b
    }
}

fn first_of<'a, 'b>(a: &'a str, _b: &'b str) -> &'a str {
    a
}

fn lifetimes() {
    let a = String::from("a");
    let result;
    {
        let b = String::from("bb");
        result = first_of(&a, &b);
        println!("{}", longest(&a, &b));
    }
    println!("{}", result);
    let text = String::from("text");
    let mut view = View::new(&text);
    let first = view.advance();
    let second = view.advance();
    println!("{:?} {:?} {}", first, second, view.rest());
    let kept = {
        let inner = View::new(&text);
        inner.rest()
    };
    println!("{}", kept);
    let fixed: &'static str = "fixed";
    let chosen = if a.len() > 3 { fixed } else { &text };
    println!("{}", chosen);
}

fn constants() -> (&'static str, &'static [i32], &'static i32) {
    let list: &'static [i32] = &[1, 2, 3];
    let number = &5;
    ("a", list, number)
}

fn temporaries() {
    let n = String::from("abc").as_str().len();
    println!("{}", n);
    let text: &str = &String::from("kept");
    let list = &vec![1, 2];
    println!("{} {:?}", text, list);
    let length = vec![1, 2, 3].iter().map(|x| x + 1).filter(|x| *x > 2).count();
    println!("{}", length);
    match String::from("a").as_str() {
        "a" => println!("is a"),
        other => println!("{}", other),
    }
    let lock = Mutex::new(vec![1]);
    lock.lock().unwrap().push(2);
    let n = lock.lock().unwrap().len();
    if lock.lock().unwrap().is_empty() {
        println!("{}", n);
    }
    let guard = lock.lock().unwrap();
    let first = guard[0];
    drop(guard);
    let mut guard: MutexGuard<Vec<i32>> = lock.lock().unwrap();
    guard.push(first);
    *guard = vec![];
    guard.push(1);
    for x in guard.iter_mut() {
        *x += 1;
    }
    println!("{:?}", guard);
}

fn closures() {
    let mut v = vec![1, 2, 3];
    let n = 2;
    let above: Vec<i32> = v.iter().filter(|x| **x > n).map(|x| x * n).collect();
    v.push(above.len() as i32);
    let mut count = 0;
    v.iter().for_each(|x| count += x);
    println!("{}", count);
    let mut seen = Vec::new();
    v.iter().for_each(|x| seen.push(*x));
    println!("{:?} {:?}", seen, v);
    let mut refs = Vec::new();
    v.iter().for_each(|x| refs.push(x));
    println!("{:?}", refs);
    let text = String::from("a b");
    let length = || text.len();
    println!("{} {} {}", length(), text, length());
    let mut log = Vec::new();
    {
        let mut write = |line: &str| log.push(line.to_string());
        write("a");
        write(&text);
    }
    log.push(String::from("b"));
    let mut job = Job { name: String::from("a"), data: vec![1], id: 1 };
    let mut grow = || job.data.push(1);
    println!("{}", job.name);
    grow();
    grow();
    println!("{:?}", job);
    let pick = |a: &str| a.len();
    println!("{}", pick("abc") + pick(&text));
    let make = |x: i32| move |y: i32| x + y;
    println!("{}", make(1)(2));
    let names: Vec<&str> = vec![&job].iter().map(|j| j.name()).collect();
    println!("{:?}", names);
}

fn boxed<'a>(names: &'a [String]) -> Box<dyn Fn(usize) -> &'a str + 'a> {
    Box::new(move |i| &names[i])
}

fn boxed_once(name: String) -> Box<dyn FnOnce() -> String + Send> {
    Box::new(move || name)
}

fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}

fn evens(v: &[i32]) -> impl Iterator<Item = &i32> + '_ {
    v.iter().filter(|x| *x % 2 == 0)
}

fn functions() {
    let names = vec![String::from("a")];
    let name = boxed(&names);
    println!("{} {} {}", name(0), boxed_once(String::from("b"))(), adder(1)(2));
    let v = vec![1, 2];
    for x in evens(&v) {
        println!("{}", x);
    }
    let mut jobs: Vec<Box<dyn FnOnce() + Send>> = Vec::new();
    for i in 0..2 {
        jobs.push(Box::new(move || println!("{}", i)));
    }
    for job in jobs {
        job();
    }
}

fn producer(tx: &Sender<i32>, n: i32) {
    for i in 0..n {
        tx.send(i).unwrap();
    }
}

fn consume(rx: &Receiver<i32>) -> i32 {
    let mut total = 0;
    while let Ok(x) = rx.try_recv() {
        total += x;
    }
    total
}

fn channels() {
    let (tx, rx) = mpsc::channel();
    producer(&tx, 3);
    println!("{}", consume(&rx));
    let (request, requests) = mpsc::channel::<(i32, Sender<i32>)>();
    let server = thread::spawn(move || {
        for (n, reply) in requests {
            reply.send(n * 2).unwrap();
        }
    });
    let (reply, answer) = mpsc::channel();
    request.send((1, reply.clone())).unwrap();
    println!("{}", answer.recv().unwrap());
    drop(request);
    server.join().unwrap();
    let text = String::from("a");
    let first = &text;
    println!("{}", first);
    thread::spawn(move || println!("{}", text)).join().unwrap();
}

fn shared() {
    let total = Arc::new(Mutex::new(0));
    let mut handles = Vec::new();
    for i in 0..3 {
        let total = Arc::clone(&total);
        handles.push(thread::spawn(move || {
            let mut guard = total.lock().unwrap();
            *guard += i;
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{}", *total.lock().unwrap());
    let queue = Arc::new(Mutex::new(vec![1, 2, 3]));
    let worker = {
        let queue = Arc::clone(&queue);
        thread::spawn(move || loop {
            let next = queue.lock().unwrap().pop();
            match next {
                Some(n) => println!("{}", n),
                None => break,
            }
        })
    };
    worker.join().unwrap();
}

fn options() {
    let mut name: Option<String> = Some(String::from("a"));
    if let Some(n) = &mut name {
        n.push('b');
    }
    if let Some(n) = name.as_mut() {
        n.push('c');
    }
    if let Some(ref mut n) = name {
        n.push('d');
    }
    let length = name.as_ref().map(|n| n.len()).unwrap_or(0);
    let taken = name.take();
    println!("{} {:?} {:?}", length, taken, name);
    let mut current = Some(3);
    while let Some(n) = current {
        current = if n > 0 { Some(n - 1) } else { None };
    }
    let mut state = (1, vec![1]);
    match &mut state {
        (n, list) if *n > 0 => list.push(*n),
        (_, list) => list.clear(),
    }
    match state {
        (ref n, ref mut list) => list.push(*n),
    }
}

fn get_or_insert(list: &mut Vec<(String, i32)>, name: &str) -> i32 {
    for (key, value) in list.iter_mut() {
        if key.as_str() == name {
            *value += 1;
            return *value;
        }
    }
    list.push((name.to_string(), 1));
    1
}

fn swap_parts(a: &mut Job, b: &mut Job) {
    std::mem::swap(&mut a.name, &mut b.name);
    let old = std::mem::replace(&mut a.data, Vec::new());
    b.data = old;
}

fn show_all<T: Debug>(list: &[T]) {
    for x in list {
        println!("{:?}", x);
    }
}

fn largest<T: PartialOrd>(list: &[T]) -> &T {
    let mut best = &list[0];
    for x in list {
        if x > best {
            best = x;
        }
    }
    best
}

fn spawn_all<F>(count: usize, f: F)
where
    F: Fn(usize) + Send + Clone + 'static,
{
    for i in 0..count {
        let f = f.clone();
        thread::spawn(move || f(i)).join().unwrap();
    }
}

fn send_any<T: Send + 'static>(value: T) -> T {
    thread::spawn(move || value).join().unwrap()
}

fn apply<F: FnMut(&mut Vec<i32>)>(v: &mut Vec<i32>, mut f: F) {
    f(v);
    f(v);
}

trait Shape {
    fn area(&self) -> i32;
    fn grow(&mut self);
}

struct Square(i32);

impl Shape for Square {
    fn area(&self) -> i32 {
        self.0 * self.0
    }
    fn grow(&mut self) {
        self.0 += 1;
    }
}

fn grow_once(shape: &mut dyn Shape) {
    shape.grow();
}

fn grow_twice(shape: &mut dyn Shape) {
    grow_once(shape);
    grow_once(shape);
    shape.grow();
}

fn grow_all(shapes: &mut Vec<Box<dyn Shape>>) -> i32 {
    for shape in shapes.iter_mut() {
        shape.grow();
        grow_twice(shape.as_mut());
    }
    for shape in shapes.iter_mut() {
        grow_once(&mut **shape);
    }
    shapes.iter().map(|s| s.area()).sum()
}

fn nothing() {
    let unit = ();
    let block = {
        let x = 1;
        println!("{}", x);
    };
    println!("{:?} {:?}", unit, block);
}

struct Words<'a> {
    text: &'a str,
    found: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn add(&mut self, word: &'a str) -> &mut Self {
        self.found.push(word);
        self
    }
    fn last(&self) -> Option<&&'a str> {
        self.found.last()
    }
    fn longest(&self) -> &'a str {
        let mut best = self.text;
        for word in &self.found {
            if word.len() > best.len() {
                best = word;
            }
        }
        best
    }
}

fn collect_into<'a>(words: &mut Words<'a>, text: &'a str) -> usize {
    words.add(text).add("fixed");
    words.found.len()
}

fn nested<'a, 'b>(list: &'a [&'b str]) -> &'a &'b str {
    &list[0]
}

fn inner<'a>(list: &'a [&str]) -> &'a str {
    list[0]
}

fn main() {
    nothing();
    let mut shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(1))];
    println!("{}", grow_all(&mut shapes));
    let own = String::from("own");
    let mut words = Words { text: "a", found: vec![] };
    println!("{} {}", collect_into(&mut words, &own), words.longest());
    println!("{:?} {} {}", words.last(), nested(&["a"]), inner(&["b"]));
    ends_before();
    two_phases();
    in_loops();
    let mut list = Node { value: 1, next: None };
    walk(&mut list).next = Some(Box::new(Node { value: 2, next: None }));
    append(&mut list.next, 3);
    println!("{}", sum(&list));
    parts();
    println!("{:?}", returned(&[1, 2], 2));
    lifetimes();
    println!("{:?}", constants());
    temporaries();
    closures();
    functions();
    channels();
    shared();
    options();
    let mut counts = Vec::new();
    println!("{} {}", get_or_insert(&mut counts, "a"), get_or_insert(&mut counts, "a"));
    let mut a = Job { name: String::from("a"), data: vec![1], id: 1 };
    let mut b = Job { name: String::from("b"), data: vec![1, 2], id: 2 };
    swap_parts(&mut a, &mut b);
    println!("{}", a.longer(&b).name());
    show_all(&[1, 2]);
    println!("{}", largest(&["a", "b"]));
    spawn_all(2, |i| println!("{}", i));
    println!("{}", send_any(String::from("a")));
    let mut v = vec![1];
    let mut calls = 0;
    apply(&mut v, |v| {
        calls += 1;
        v.push(calls);
    });
    println!("{:?} {}", v, calls);
}
