use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

fn main() {
    for d in [
        Duration::from_millis(1500), Duration::from_millis(100), Duration::from_micros(1), Duration::from_nanos(7),
        Duration::from_nanos(1_234_567_891), Duration::ZERO, Duration::new(3, 5), Duration::from_micros(2500),
        Duration::from_secs(60), Duration::from_secs_f64(2.7), Duration::MAX,
    ] {
        println!("{:?} {:.1?} {:.0?} [{:>12?}] [{:<10.2?}] {}", d, d, d, d, d, d.as_millis());
    }
    println!("{:.0?} {:.0?} {:.0?} {:.2?}", Duration::from_millis(2500), Duration::from_millis(3500), Duration::from_millis(999_999), Duration::from_nanos(999_999_999));
    let a = Duration::from_millis(250);
    let b = Duration::from_secs(1);
    println!("{:?} {:?} {:?} {:?} {:?}", a + b, b - a, a * 3, 3 * a, b / 3);
    println!("{:?} {:?} {:?}", a.checked_sub(b), b.checked_sub(a), a.saturating_sub(b));
    println!("{} {} {} {}", b.as_secs_f64(), a.as_secs_f32(), a.subsec_millis(), a.subsec_nanos());
    println!("{:?} {:?} {:?}", b.mul_f64(1.5), b.div_f64(4.0), a.abs_diff(b));
    println!("{} {} {:?}", a < b, a == Duration::from_micros(250_000), a.max(b));
    let total: Duration = [a, a, b].iter().sum();
    println!("{total:?} {:?}", vec![a, b].into_iter().sum::<Duration>());
    let mut c = a;
    c += b;
    c -= Duration::from_millis(50);
    c *= 2;
    c /= 4;
    println!("{c:?} {:?}", Duration::default());

    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(20));
    let slept = start.elapsed();
    println!("{}", slept >= Duration::from_millis(20) && slept < Duration::from_secs(600));
    let later = start + Duration::from_millis(5);
    println!("{:?} {:?} {}", later.duration_since(start), start.checked_duration_since(later), later > start);
    println!("{:?} {:?}", later - start, start.saturating_duration_since(later));
    println!("{}", SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() > 1_700_000_000);
}
