use std::fmt;

#[derive(Debug)]
enum AppError { Parse(std::num::ParseIntError), Empty }
impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            AppError::Parse(e) => write!(f, "no number: {e}"),
            AppError::Empty => write!(f, "nothing there"),
        }
    }
}
impl std::error::Error for AppError {}
impl From<std::num::ParseIntError> for AppError { fn from(e: std::num::ParseIntError) -> Self { AppError::Parse(e) } }

fn parse(text: &str) -> Result<i32, AppError> {
    if text.is_empty() { return Err(AppError::Empty); }
    Ok(text.parse::<i32>()?)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{:?}", parse("12"));
    println!("{}", parse("").unwrap_err());
    let n = parse("x")?;
    println!("never {n}");
    Ok(())
}
