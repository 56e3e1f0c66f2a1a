use std::collections::HashMap;
use std::error::Error;
use std::fmt;
#[derive(Debug)] enum AppError { Parse(std::num::ParseIntError), Neg(i32), Io(String) }
impl fmt::Display for AppError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { AppError::Parse(e) => write!(f, "parse: {e}"), AppError::Neg(n) => write!(f, "negative: {n}"), AppError::Io(s) => write!(f, "io: {s}") } } }
impl Error for AppError { fn source(&self) -> Option<&(dyn Error + 'static)> { match self { AppError::Parse(e) => Some(e), _ => None } } }
impl From<std::num::ParseIntError> for AppError { fn from(e: std::num::ParseIntError) -> Self { AppError::Parse(e) } }
fn parse(s: &str) -> Result<i32, AppError> { let n: i32 = s.trim().parse()?; if n < 0 { return Err(AppError::Neg(n)); } Ok(n) }
fn dynamic(s: &str) -> Result<i32, Box<dyn Error>> { let n: i32 = s.parse()?; if n > 100 { return Err("too big".into()); } if n == 50 { return Err(Box::new(AppError::Io("fifty".to_string()))); } if n == 51 { Err(format!("bad {n}"))?; } Ok(n) }
fn opt(v: &[i32]) -> Option<i32> { let f = v.first()?; let l = v.last()?; Some(f + l) }
fn main() {
    let s = Some(3); let n: Option<i32> = None;
    println!("{:?} {:?} {:?}", s.map(|x| x + 1), n.map(|x| x + 1), s.and_then(|x| if x > 2 { Some(x * 2) } else { None }));
    println!("{} {} {} {}", s.unwrap_or(0), n.unwrap_or(7), n.unwrap_or_else(|| 8), n.unwrap_or_default());
    println!("{:?} {:?} {:?}", s.filter(|x| *x > 5), s.or(Some(1)), n.or_else(|| Some(2)));
    println!("{:?} {:?} {:?}", s.xor(n), s.and(Some("a")), s.zip(Some('c')));
    println!("{:?} {:?}", s.ok_or("none"), n.ok_or_else(|| "none".to_string()));
    println!("{} {} {} {}", s.is_some(), s.is_none(), s.is_some_and(|x| x == 3), n.is_none());
    println!("{} {}", s.map_or(0, |x| x * 10), n.map_or_else(|| -1, |x| x * 10));
    let mut o = Some(5);
    println!("{:?}", o.take()); println!("{:?}", o);
    println!("{:?}", o.replace(6)); println!("{:?}", o);
    println!("{}", o.get_or_insert(9));
    println!("{:?}", o.insert(10));
    if let Some(x) = o.as_mut() { *x += 1; }
    if let Some(x) = &mut o { *x += 1; }
    println!("{:?} {:?}", o, o.iter().count());
    let name: Option<String> = Some("abc".to_string());
    println!("{:?} {:?} {:?}", name.as_deref(), name.as_ref().map(|s| s.len()), name.clone().unwrap_or_default());
    println!("{:?}", name.iter().next());
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(Ok::<i32, String>(1)).transpose());
    println!("{:?} {:?}", Some(1) < Some(2), None < Some(1));
    println!("{:?}", Some(4).into_iter().chain(None).chain(Some(5)).collect::<Vec<i32>>());
    println!("{:?}", Some(&3).copied());
    println!("{:?} {:?}", opt(&[1, 2]), opt(&[]));
    println!("{:?}", o.take_if(|x| *x > 100));
    println!("{:?}", Some(1).inspect(|x| println!("saw {x}")));
    println!("{}", matches!(s, Some(x) if x > 2));
    let r: Result<i32, String> = Ok(3); let e: Result<i32, String> = Err("bad".into());
    println!("{:?} {:?} {:?}", r.as_ref().map(|x| x + 1), e.as_ref().map_err(|s| s.len()), r.clone().and_then(|x| if x > 5 { Ok(x) } else { Err("small".to_string()) }));
    println!("{} {} {}", r.clone().unwrap_or(0), e.clone().unwrap_or(9), e.clone().unwrap_or_else(|s| s.len() as i32));
    println!("{:?} {:?} {:?}", r.clone().ok(), e.clone().ok(), e.clone().err());
    println!("{} {} {}", r.is_ok(), r.is_err(), e.is_err());
    println!("{:?} {:?}", e.clone().or_else(|s| if s == "bad" { Ok::<i32, String>(0) } else { Err(s) }), r.clone().or(Err::<i32, i32>(1)));
    println!("{:?}", r.iter().next());
    println!("{:?}", Ok::<Option<i32>, String>(Some(1)).transpose());
    println!("{} {}", r.clone().map_or(0, |x| x * 2), e.clone().unwrap_or_default());
    println!("{:?}", r.clone().is_ok_and(|x| x == 3));
    println!("{:?}", r == Ok(3));
    for s in ["5", "-5", "x"] { match parse(s) { Ok(n) => println!("ok {n}"), Err(e) => println!("{e} / {e:?} / {}", e.source().is_some()) } }
    for s in ["5", "500", "x", "50", "51"] { match dynamic(s) { Ok(n) => println!("ok {n}"), Err(e) => println!("err {e} / {e:?}") } }
    println!("{:?}", ["1", "2"].iter().map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>());
    println!("{:?}", ["1", "x"].iter().map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>());
    println!("{:?}", [Some(1), None].into_iter().collect::<Option<Vec<i32>>>());
    println!("{:?}", [Some(1), Some(3)].into_iter().sum::<Option<i32>>());
    println!("{:?}", ["1", "2"].iter().map(|s| s.parse::<i32>()).sum::<Result<i32, _>>());
    println!("{:?}", ["1", "x", "3"].iter().flat_map(|s| s.parse::<i32>()).collect::<Vec<_>>());
    println!("{:?}", ["1", "x", "3"].iter().filter_map(|s| s.parse::<i32>().ok()).collect::<Vec<_>>());
    let (oks, errs): (Vec<_>, Vec<_>) = ["1", "x", "3"].iter().map(|s| s.parse::<i32>()).partition(|r| r.is_ok());
    println!("{:?} {:?}", oks.into_iter().map(Result::unwrap).collect::<Vec<_>>(), errs.len());
    let m: HashMap<&str, i32> = [("a", 1)].into_iter().collect();
    println!("{:?} {:?}", m.get("a").copied().unwrap_or(0), m.get("b").copied().unwrap_or(0));
    let b: Box<dyn Error> = From::from("boxed");
    println!("{} {}", b, b.to_string());
    let b: Box<dyn Error + Send + Sync> = "sync".into();
    println!("{}", b);
    let e: Box<dyn Error> = Box::new(AppError::Neg(1));
    println!("{:?}", e.downcast_ref::<AppError>().is_some());
    println!("{:?} {:?} {:?}", (1 < 2).then(|| "yes"), false.then(|| "no"), 'x'.is_alphabetic().then_some(5));
}
