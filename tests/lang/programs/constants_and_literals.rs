// References to constants outlive the function that takes them; literals in formats; arrays seen as slices; attributes.
use std::sync::mpsc;
use std::thread;

const SIDES: [&str; 2] = ["left", "right"];
static TABLE: [(i32, &[u8]); 2] = [(1, &[1, 2]), (2, &[3])];

#[derive(Debug)]
struct View<'a> {
    one: &'a i32,
    all: &'a [i32],
}

fn view() -> View<'static> {
    View { one: &10, all: &[1, 2, 3] }
}
fn sides() -> &'static [&'static str; 2] {
    &SIDES
}
fn pair() -> Option<&'static (i32, f64)> {
    Some(&(1, 2.5))
}
#[cfg(not(target_os = "windows"))]
fn system() -> &'static str {
    "here"
}
#[cfg(target_os = "windows")]
fn system() -> &'static str {
    "there"
}

fn main() {
    let seen = view();
    let filled = vec![7; 10];
    assert_eq!(format!("{seen:?} {:?} {:?} {}", sides(), pair(), filled.len()), r#"View { one: 10, all: [1, 2, 3] } ["left", "right"] Some((1, 2.5)) 10"#);

    let (tx, rx) = mpsc::channel::<&'static [i32]>();
    thread::spawn(move || tx.send(&[4, 5]).unwrap()).join().unwrap();
    assert_eq!(rx.recv().unwrap(), &[4, 5]);
    assert_eq!(TABLE[1].1, [3]);

    let mut digits = [5, 4, 3, 2, 1];
    digits[1..4].sort();
    digits[2..][0] = 100;
    assert_eq!((&digits[..3], digits[1..].len()), (&[5, 2, 100][..], 4));

    #[derive(PartialEq)]
    enum Step {
        Up,
    }
    #[allow(unused_variables)]
    let step = Step::Up;
    let job: Option<Box<dyn Fn(i32) -> i32 + Send>> = Some(Box::new(|n| n + 1));
    assert_eq!(job.map(|f| f(1)), Some(2));
    assert!(cfg!(not(test)) && step == Step::Up && system() == "here");

    let message = |text: thread::Result<()>| match text {
        Err(why) => (why.downcast_ref::<&str>().copied(), why.downcast_ref::<String>().cloned()),
        Ok(()) => (None, None),
    };
    assert_eq!(message(thread::spawn(|| panic!("plain")).join()), (Some("plain"), None));
    assert_eq!(message(thread::spawn(|| panic!("number {}", 7)).join()), (Some("number 7"), None));
    let n = 7;
    assert_eq!(message(thread::spawn(move || panic!("number {n}")).join()), (None, Some("number 7".to_string())));
    assert_eq!(format!("{} {:>3}{} {:?}", "a", 5, 'b', (1,)), "a   5b (1,)");
    assert_eq!("42".parse::<u32>(), Ok(42));
}
