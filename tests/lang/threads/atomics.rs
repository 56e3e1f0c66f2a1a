use std::sync::atomic::*;
use std::sync::atomic::Ordering::*;
use std::sync::{Arc, LazyLock, Mutex, Once, OnceLock};
use std::thread;

static COUNT: AtomicUsize = AtomicUsize::new(0);
static READY: AtomicBool = AtomicBool::new(false);
static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
static CONFIG: OnceLock<String> = OnceLock::new();
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| { println!("made"); (1..=5).map(|x| x * x).collect() });
static START: Once = Once::new();

fn config() -> &'static str { CONFIG.get_or_init(|| { println!("init"); "blue".to_string() }) }

fn main() {
    let a = AtomicI32::new(5);
    println!("{} {} {} {}", a.fetch_add(3, SeqCst), a.fetch_sub(10, SeqCst), a.swap(7, Relaxed), a.load(Acquire));
    println!("{:?} {:?} {:?}", a.compare_exchange(7, 8, AcqRel, Relaxed), a.compare_exchange(7, 9, AcqRel, Relaxed), a);
    println!("{:?} {:?}", a.fetch_update(SeqCst, SeqCst, |x| if x < 10 { Some(x * 2) } else { None }), a.fetch_update(SeqCst, SeqCst, |x| if x < 10 { Some(x * 2) } else { None }));
    println!("{} {} {} {}", a.fetch_max(20, SeqCst), a.fetch_min(3, SeqCst), a.fetch_and(1, SeqCst), a.fetch_or(6, SeqCst));
    println!("{} {}", a.fetch_xor(2, SeqCst), a.into_inner());
    let small = AtomicU8::new(250);
    small.fetch_add(10, SeqCst);
    println!("{small:?} {:?} {:?} {:?}", AtomicI8::new(-128).fetch_sub(1, SeqCst), AtomicU64::new(u64::MAX), AtomicI64::default());
    let wrapped = AtomicI8::new(127);
    wrapped.fetch_add(1, SeqCst);
    println!("{}", wrapped.load(SeqCst));
    let flag = AtomicBool::new(false);
    println!("{} {} {} {:?}", flag.swap(true, SeqCst), flag.fetch_and(false, SeqCst), flag.fetch_or(true, SeqCst), flag);
    println!("{:?} {:?}", flag.compare_exchange(true, false, SeqCst, SeqCst), flag.fetch_not(SeqCst));
    flag.store(true, Release);

    let shared = Arc::new(AtomicUsize::new(0));
    let workers: Vec<_> = (0..4).map(|i| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            for _ in 0..10 { shared.fetch_add(i, Relaxed); COUNT.fetch_add(1, Relaxed); }
            NAMES.lock().unwrap().push(format!("w{i}"));
            START.call_once(|| println!("once"));
            config().len() + TABLE.len()
        })
    }).collect();
    for worker in workers { assert_eq!(worker.join().unwrap(), 9); }
    println!("{} {} {}", shared.load(SeqCst), COUNT.load(SeqCst), START.is_completed());
    let mut names = NAMES.lock().unwrap().clone();
    names.sort();
    println!("{names:?}");
    println!("{} {:?} {:?}", config(), CONFIG.get(), CONFIG.set("red".into()));
    println!("{} {}", TABLE[2], TABLE.iter().sum::<u32>());
    thread::spawn(|| READY.store(true, SeqCst));
    while !READY.load(SeqCst) { std::hint::spin_loop(); }
    println!("ready");
    let doubled = AtomicU32::new(3);
    println!("{} {:?} {:?}", doubled.update(SeqCst, SeqCst, |x| x * 2), doubled.try_update(SeqCst, SeqCst, |x| x.checked_sub(7)), doubled);
    println!("{} {:?}", READY.update(SeqCst, SeqCst, |x| !x), READY.compare_and_swap(false, true, SeqCst));
}
