use std::io::{self, BufRead, BufWriter, Read, Write};

fn report<W: Write>(mut to: W, n: i32) -> io::Result<()> {
    writeln!(to, "n = {n}")?;
    to.write_all(b"bytes\n")?;
    to.flush()
}

fn main() -> io::Result<()> {
    writeln!(io::stdout(), "to stdout {}", 1)?;
    let stdout = io::stdout();
    let mut lock = stdout.lock();
    write!(lock, "a ")?;
    writeln!(lock, "b")?;
    drop(lock);
    report(io::stdout(), 4)?;
    report(&mut io::stdout(), 5)?;
    let mut buffer = Vec::new();
    report(&mut buffer, 6)?;
    println!("{:?}", String::from_utf8_lossy(&buffer));
    {
        let mut out = BufWriter::new(io::stdout());
        for i in 0..3 { write!(out, "{i} ").unwrap(); }
        writeln!(out).unwrap();
    }
    print!("no line end");
    io::stdout().flush().unwrap();
    println!();
    let mut line = String::new();
    let n = io::stdin().read_line(&mut line).expect("input");
    println!("{n} {:?}", line.trim());
    for line in io::stdin().lock().lines() { println!("line {}", line?); }
    let mut rest = String::new();
    io::stdin().read_to_string(&mut rest)?;
    println!("{rest:?}");
    let error = io::Error::new(io::ErrorKind::Other, "strange");
    println!("{error} {error:?} {:?}", error.kind());
    let plain = io::Error::from(io::ErrorKind::NotFound);
    println!("{plain} {plain:?}");
    eprintln!("to stderr");
    Err(error)
}
