use std::time::Duration;
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level { High = 3, Low = 1, Middle }
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Code { A = -1, B = 300, C = 7 }
fn main() {
    println!("{} {} {:?}", Level::Low < Level::High, Level::Middle > Level::High, Level::Low.cmp(&Level::Middle));
    let mut codes = [Code::A, Code::B, Code::C];
    codes.sort();
    println!("{:?} {:?}", codes, codes.iter().max());
    let mut bytes = *b"Hello, World!";
    bytes.copy_within(1..5, 8);
    println!("{}", String::from_utf8_lossy(&bytes));
    println!("{:?} {:?}", b"Hi".clone(), std::str::from_utf8(b"text"));
    println!("{}", concat!("test", 10, 'b', true, 1.5));
    println!("{:?}", "foo\nbar\r\n\r\nbaz\r".lines().collect::<Vec<_>>());
    println!("{:?}", "a\r\nb\r".lines().rev().collect::<Vec<_>>());
    println!("{:?} {:?}", "".lines().count(), "\r\n".lines().collect::<Vec<_>>());
    println!("{:?} {:?}", "ababa".rmatch_indices("aba").collect::<Vec<_>>(), "1ab2".rmatches(char::is_numeric).collect::<Vec<_>>());
    println!("{} {}", size_of::<u64>(), size_of_val(&7u16));
    for c in "a\tb".escape_debug() { print!("{c};"); }
    println!("{} {}", "\u{e4}\n".escape_default(), "a".escape_unicode());
    println!("{:?} {:?}", Duration::try_from_secs_f64(2.7), Duration::try_from_secs_f32(-1.0));
    println!("{}", Duration::try_from_secs_f64(f64::NAN).unwrap_err());
    println!("{:?}", Duration::from_nanos_u128(1_500_000_000));
    let mut numbers = [1, 2, 3];
    let (left, right) = numbers.split_at_mut(1);
    assert_eq!(left, [1]);
    assert_eq!(right, &[2, 3]);
    let first = &mut numbers[0];
    assert_eq!(first, &1);
    assert_eq!(&1, first);
    println!("{:x} {:x} {:x} {:x}", 12.5f32.to_bits(), (-0.0f32).to_bits(), f32::MIN_POSITIVE.to_bits(), 1e-42f32.to_bits());
    println!("{} {} {:e} {}", f32::from_bits(0x41480000), f32::from_bits(0xff800000), f32::from_bits(714), f32::from_bits(0x7fc00000));
    println!("{:?} {:?} {}", 5i32.overflowing_div(2), i32::MIN.overflowing_rem(-1), (-7i32).wrapping_div_euclid(2));
    println!("{:?} {:?} {:?}", " a\t".trim_ascii(), "xxa".trim_start_matches('x'), "\u{a0}b ".trim_ascii_end());
    println!("{:?}", Pair { x: 2, y: 3 } - Pair { x: 1, y: 0 });
}

#[derive(Debug)]
struct Pair<T> { x: T, y: T }

impl<T: std::ops::Sub<Output = T>> std::ops::Sub for Pair<T> {
    type Output = Self;
    fn sub(self, other: Self) -> Self::Output { Pair { x: self.x - other.x, y: self.y - other.y } }
}
