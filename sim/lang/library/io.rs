// Input and output, as far as there is a terminal. Files and network there are not.
pub mod io {
    use crate::error::Error as AnyError;
    use crate::fmt;

    pub mod prelude { pub use crate::io::{BufRead, Read, Write}; }
    pub type Result<T> = crate::result::Result<T, Error>;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ErrorKind {
        NotFound, PermissionDenied, ConnectionRefused, ConnectionReset, ConnectionAborted, NotConnected, AddrInUse,
        AddrNotAvailable, BrokenPipe, AlreadyExists, WouldBlock, InvalidInput, InvalidData, TimedOut, WriteZero,
        Interrupted, Unsupported, UnexpectedEof, OutOfMemory, Other,
    }
    impl fmt::Display for ErrorKind {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.pad(match self {
                ErrorKind::NotFound => "entity not found",
                ErrorKind::PermissionDenied => "permission denied",
                ErrorKind::ConnectionRefused => "connection refused",
                ErrorKind::ConnectionReset => "connection reset",
                ErrorKind::ConnectionAborted => "connection aborted",
                ErrorKind::NotConnected => "not connected",
                ErrorKind::AddrInUse => "address in use",
                ErrorKind::AddrNotAvailable => "address not available",
                ErrorKind::BrokenPipe => "broken pipe",
                ErrorKind::AlreadyExists => "entity already exists",
                ErrorKind::WouldBlock => "operation would block",
                ErrorKind::InvalidInput => "invalid input parameter",
                ErrorKind::InvalidData => "invalid data",
                ErrorKind::TimedOut => "timed out",
                ErrorKind::WriteZero => "write zero",
                ErrorKind::Interrupted => "operation interrupted",
                ErrorKind::Unsupported => "unsupported",
                ErrorKind::UnexpectedEof => "unexpected end of file",
                ErrorKind::OutOfMemory => "out of memory",
                ErrorKind::Other => "other error",
            })
        }
    }

    pub struct Error { kind: ErrorKind, error: Option<Box<dyn AnyError + Send + Sync>> }
    impl Error {
        pub fn new<E: Into<Box<dyn AnyError + Send + Sync>>>(kind: ErrorKind, error: E) -> Error { Error { kind: kind, error: Some(error.into()) } }
        pub fn other<E: Into<Box<dyn AnyError + Send + Sync>>>(error: E) -> Error { Error { kind: ErrorKind::Other, error: Some(error.into()) } }
        pub fn kind(&self) -> ErrorKind { self.kind }
    }
    impl From<ErrorKind> for Error { fn from(kind: ErrorKind) -> Error { Error { kind: kind, error: None } } }
    impl fmt::Debug for Error {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match &self.error {
                Some(error) => f.debug_struct("Custom").field("kind", &self.kind).field("error", error).finish(),
                None => f.debug_tuple("Kind").field(&self.kind).finish(),
            }
        }
    }
    impl fmt::Display for Error {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match &self.error {
                Some(error) => fmt::Display::fmt(&**error, f),
                None => fmt::Display::fmt(&self.kind, f),
            }
        }
    }
    impl AnyError for Error {}

    pub trait Write {
        fn write(&mut self, bytes: &[u8]) -> Result<usize>;
        fn flush(&mut self) -> Result<()>;
        fn write_all(&mut self, bytes: &[u8]) -> Result<()> {
            self.write(bytes)?;
            Ok(())
        }
        fn write_fmt(&mut self, arguments: fmt::Arguments) -> Result<()> {
            let (text, is_whole) = arguments.end();
            self.write_all(text.as_bytes())?;
            if !is_whole { panic!("a formatting trait implementation returned an error when the underlying stream did not") }
            Ok(())
        }
    }
    pub trait Read {
        fn read_to_string(&mut self, text: &mut String) -> Result<usize>;
    }
    pub trait BufRead {
        fn read_line(&mut self, text: &mut String) -> Result<usize>;
        fn lines(self) -> Lines<Self> where Self: Sized { Lines { from: self } }
    }
    pub struct Lines<B> { from: B }
    impl<B: BufRead> Iterator for Lines<B> {
        type Item = Result<String>;
        fn next(&mut self) -> Option<Result<String>> {
            let mut line = String::new();
            match self.from.read_line(&mut line) {
                Ok(0) => None,
                Ok(_) => {
                    if line.ends_with('\n') { line.pop(); }
                    if line.ends_with('\r') { line.pop(); }
                    Some(Ok(line))
                }
                Err(error) => Some(Err(error)),
            }
        }
    }

    #[intrinsic] fn read_line_text() -> Option<String>;
    fn read_a_line(text: &mut String) -> Result<usize> {
        match read_line_text() {
            Some(line) => {
                text.push_str(line.as_str());
                Ok(line.len())
            }
            None => Ok(0),
        }
    }
    fn read_all(text: &mut String) -> Result<usize> {
        let before = text.len();
        while let Ok(n) = read_a_line(text) { if n == 0 { break; } }
        Ok(text.len() - before)
    }
    pub struct Stdin { of: () }
    pub struct StdinLock<'a> { of: crate::marker::PhantomData<&'a ()> }
    pub fn stdin() -> Stdin { Stdin { of: () } }
    pub fn read_to_string<R: Read>(mut from: R) -> Result<String> {
        let mut text = String::new();
        from.read_to_string(&mut text)?;
        Ok(text)
    }
    impl Stdin {
        pub fn lock(&self) -> StdinLock<'static> { StdinLock { of: crate::marker::PhantomData } }
        pub fn read_line(&self, text: &mut String) -> Result<usize> { read_a_line(text) }
        pub fn lines(self) -> Lines<StdinLock<'static>> { Lines { from: self.lock() } }
    }
    impl Read for Stdin { fn read_to_string(&mut self, text: &mut String) -> Result<usize> { read_all(text) } }
    impl<'a> Read for StdinLock<'a> { fn read_to_string(&mut self, text: &mut String) -> Result<usize> { read_all(text) } }
    impl<'a> BufRead for StdinLock<'a> { fn read_line(&mut self, text: &mut String) -> Result<usize> { read_a_line(text) } }

    #[intrinsic] fn print_text(text: String, error: bool);
    fn print(bytes: &[u8], error: bool) -> Result<usize> {
        print_text(String::from_utf8_lossy(bytes).into_owned(), error);
        Ok(bytes.len())
    }
    pub struct Stdout { of: () }
    pub struct StdoutLock<'a> { of: crate::marker::PhantomData<&'a ()> }
    pub struct Stderr { of: () }
    pub struct StderrLock<'a> { of: crate::marker::PhantomData<&'a ()> }
    pub fn stdout() -> Stdout { Stdout { of: () } }
    pub fn stderr() -> Stderr { Stderr { of: () } }
    impl Stdout { pub fn lock(&self) -> StdoutLock<'static> { StdoutLock { of: crate::marker::PhantomData } } }
    impl Stderr { pub fn lock(&self) -> StderrLock<'static> { StderrLock { of: crate::marker::PhantomData } } }
    impl Write for Stdout {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> { print(bytes, false) }
        fn flush(&mut self) -> Result<()> { Ok(()) }
    }
    impl<'a> Write for StdoutLock<'a> {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> { print(bytes, false) }
        fn flush(&mut self) -> Result<()> { Ok(()) }
    }
    impl Write for Stderr {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> { print(bytes, true) }
        fn flush(&mut self) -> Result<()> { Ok(()) }
    }
    impl<'a> Write for StderrLock<'a> {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> { print(bytes, true) }
        fn flush(&mut self) -> Result<()> { Ok(()) }
    }
    impl Write for Vec<u8> {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> Result<()> { Ok(()) }
    }
    impl<'a, W: Write + ?Sized> Write for &'a mut W {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> { (**self).write(bytes) }
        fn flush(&mut self) -> Result<()> { (**self).flush() }
    }
    impl<W: Write + ?Sized> Write for Box<W> {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> { (**self).write(bytes) }
        fn flush(&mut self) -> Result<()> { (**self).flush() }
    }

    // Keeps what is written until it is flushed or dropped.
    pub struct BufWriter<W: Write> { kept: Vec<u8>, to: W }
    impl<W: Write> BufWriter<W> {
        pub fn new(to: W) -> BufWriter<W> { BufWriter { kept: Vec::new(), to: to } }
        pub fn with_capacity(_bytes: usize, to: W) -> BufWriter<W> { BufWriter::new(to) }
        pub fn get_ref(&self) -> &W { &self.to }
        pub fn get_mut(&mut self) -> &mut W { &mut self.to }
    }
    impl<W: Write> Write for BufWriter<W> {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.kept.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> Result<()> {
            let kept = crate::mem::take(&mut self.kept);
            self.to.write_all(kept.as_slice())?;
            self.to.flush()
        }
    }
    impl<W: Write> Drop for BufWriter<W> { fn drop(&mut self) { let _ = self.flush(); } }
}
