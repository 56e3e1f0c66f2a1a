// The workloads of ../../channel/workloads.hpp for channels written in Rust; shared by one small crate a peer, so that
// each can be built where only its own library is installed.
use std::process::exit;
use std::thread;
use std::time::Instant;

pub trait Tx<T>: Clone + Send + 'static {
    fn put(&self, message: T);
}
pub trait Rx<T>: Send + 'static {
    fn take(&self) -> Option<T>;
}

pub trait Message: Send + 'static {
    fn new(number: u64) -> Self;
    fn number(&self) -> u64;
}
impl Message for u64 {
    fn new(number: u64) -> u64 {
        number
    }
    fn number(&self) -> u64 {
        *self
    }
}
impl Message for Box<u64> {
    fn new(number: u64) -> Box<u64> {
        Box::new(number)
    }
    fn number(&self) -> u64 {
        **self
    }
}

fn sum_below(count: u64) -> u64 {
    (count as u128 * (count.max(1) as u128 - 1) / 2) as u64
}

fn stream<T: Message, S: Tx<T>, R: Rx<T>>(producers: u64, each: u64, make: &dyn Fn() -> (S, R)) -> f64 {
    let start = Instant::now();
    let (tx, rx) = make();
    let threads: Vec<_> = (0..producers)
        .map(|producer| {
            let tx = tx.clone();
            thread::spawn(move || {
                for i in 0..each {
                    tx.put(T::new(producer * each + i));
                }
            })
        })
        .collect();
    drop(tx);
    let (mut sum, mut count) = (0, 0);
    while let Some(message) = rx.take() {
        sum += message.number();
        count += 1;
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!((count, sum), (producers * each, sum_below(producers * each)));
    seconds
}

fn ping_pong<S: Tx<u64>, R: Rx<u64>>(round_trips: u64, make: &dyn Fn() -> (S, R)) -> f64 {
    let start = Instant::now();
    let (ping_tx, ping_rx) = make();
    let (pong_tx, pong_rx) = make();
    let echo = thread::spawn(move || {
        while let Some(message) = ping_rx.take() {
            pong_tx.put(message + 1);
        }
    });
    let mut sum = 0;
    for i in 0..round_trips {
        ping_tx.put(i);
        sum += pong_rx.take().unwrap();
    }
    drop(ping_tx);
    assert!(pong_rx.take().is_none());
    echo.join().unwrap();
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(sum, sum_below(round_trips) + round_trips);
    seconds
}

fn create_and_drop<S: Tx<u64>, R: Rx<u64>>(channels: u64, make: &dyn Fn() -> (S, R)) -> f64 {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..channels {
        let (tx, rx) = make();
        tx.put(i);
        sum += rx.take().unwrap();
    }
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(sum, sum_below(channels));
    seconds
}

fn fill_and_drain<S: Tx<u64>, R: Rx<u64>>(messages: u64, make: &dyn Fn() -> (S, R)) -> f64 {
    let start = Instant::now();
    let (tx, rx) = make();
    for i in 0..messages {
        tx.put(i);
    }
    let mut sum = 0;
    for _ in 0..messages {
        sum += rx.take().unwrap();
    }
    drop(tx);
    assert!(rx.take().is_none());
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(sum, sum_below(messages));
    seconds
}

pub struct Workload {
    name: &'static str,
    producers: u64,
    each: u64,
    only_by_name: bool,
    run: Box<dyn Fn(u64, u64) -> f64>,
}

#[derive(Default)]
pub struct Workloads(Vec<Workload>);

impl Workloads {
    fn add(&mut self, name: &'static str, producers: u64, each: u64, run: impl Fn(u64, u64) -> f64 + 'static) {
        let only_by_name = producers == 16;
        self.0.push(Workload { name, producers, each, only_by_name, run: Box::new(run) });
    }

    pub fn unbounded<S: Tx<u64>, R: Rx<u64>, BS: Tx<Box<u64>>, BR: Rx<Box<u64>>>(
        mut self,
        make: fn() -> (S, R),
        make_boxed: fn() -> (BS, BR),
    ) -> Self {
        self.add("W1", 1, 5_000_000, move |p, n| stream(p, n, &make));
        self.add("W2", 4, 1_000_000, move |p, n| stream(p, n, &make));
        self.add("W7U", 1, 2_000_000, move |_, n| ping_pong(n, &make));
        self.add("W8", 1, 1_000_000, move |_, n| create_and_drop(n, &make));
        self.add("W9", 1, 1_000_000, move |_, n| fill_and_drain(n, &make));
        self.add("W10", 4, 500_000, move |p, n| stream(p, n, &make_boxed));
        self.add("U16", 16, 250_000, move |p, n| stream(p, n, &make));
        self
    }

    pub fn bounded<S: Tx<u64>, R: Rx<u64>>(mut self, make: fn(usize) -> (S, R)) -> Self {
        self.add("W3", 1, 2_000_000, move |p, n| stream(p, n, &|| make(128)));
        self.add("W4", 4, 500_000, move |p, n| stream(p, n, &|| make(128)));
        self.add("W5", 1, 3_000_000, move |p, n| stream(p, n, &|| make(1)));
        self.add("W7", 1, 2_000_000, move |_, n| ping_pong(n, &|| make(1)));
        self.add("W8B", 1, 1_000_000, move |_, n| create_and_drop(n, &|| make(1)));
        self.add("B16", 16, 125_000, move |p, n| stream(p, n, &|| make(128)));
        self.add("S16", 16, 125_000, move |p, n| stream(p, n, &|| make(1)));
        self
    }

    #[allow(dead_code)] // not every peer has one
    pub fn rendezvous<S: Tx<u64>, R: Rx<u64>>(mut self, make: fn() -> (S, R)) -> Self {
        self.add("W6", 1, 2_000_000, move |p, n| stream(p, n, &make));
        self.add("R16", 16, 125_000, move |p, n| stream(p, n, &make));
        self
    }

    pub fn run_command(self, peer: &str) {
        let mut scale = 1.0;
        let mut names = Vec::new();
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            if argument == "--scale" {
                scale = arguments.next().and_then(|value| value.parse().ok()).unwrap_or(0.0);
            } else if argument == "--list" {
                self.0.iter().for_each(|workload| println!("{}", workload.name));
                return;
            } else {
                names.push(argument);
            }
        }
        if scale <= 0.0 || names.iter().any(|name| self.0.iter().all(|workload| workload.name != name)) {
            eprintln!("usage: [--scale FACTOR] [--list] [WORKLOAD…]");
            exit(2);
        }
        for workload in &self.0 {
            let named = names.iter().any(|name| name == workload.name);
            if !named && (!names.is_empty() || workload.only_by_name) {
                continue;
            }
            let each = ((workload.each as f64 * scale) as u64).max(1);
            let seconds = (workload.run)(workload.producers, each);
            println!("{},{},{},{},{:.9}", peer, workload.name, workload.producers, each * workload.producers, seconds);
        }
    }
}
