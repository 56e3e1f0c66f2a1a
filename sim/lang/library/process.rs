// The process and what it was started with: no arguments, no environment.
pub mod process {
    use crate::fmt::Debug;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct ExitCode(u8);
    impl ExitCode {
        pub const SUCCESS: ExitCode = ExitCode(0);
        pub const FAILURE: ExitCode = ExitCode(1);
        pub fn exit_process(self) -> ! { exit(self.0 as i32) }
    }
    impl From<u8> for ExitCode { fn from(code: u8) -> ExitCode { ExitCode(code) } }

    // What main may give.
    #[lang = "termination"]
    pub trait Termination { fn report(self) -> ExitCode; }
    impl Termination for () { fn report(self) -> ExitCode { ExitCode::SUCCESS } }
    impl Termination for ! { fn report(self) -> ExitCode { self } }
    impl Termination for ExitCode { fn report(self) -> ExitCode { self } }
    impl<T: Termination, E: Debug> Termination for Result<T, E> {
        fn report(self) -> ExitCode {
            match self {
                Ok(value) => value.report(),
                Err(error) => {
                    eprintln!("Error: {:?}", error);
                    ExitCode::FAILURE
                }
            }
        }
    }
    #[lang = "start"]
    fn start<T: Termination, F: FnOnce() -> T>(main: F) -> i32 { let ends = crate::thread::Ends; let code = main().report().0 as i32; drop(ends); code }

    #[intrinsic] fn exit_process(code: i32) -> !;
    pub fn exit(code: i32) -> ! { exit_process(code) }
    pub fn abort() -> ! { exit_process(134) }
    pub fn id() -> u32 { 1 }
}

pub mod hint {
    pub fn spin_loop() { crate::thread::yield_now() }
    pub fn black_box<T>(value: T) -> T { value }
}

pub mod env {
    use crate::fmt;

    pub struct Args { name: Option<String> }
    pub fn args() -> Args { Args { name: Some(String::from("main")) } }
    impl Iterator for Args {
        type Item = String;
        fn next(&mut self) -> Option<String> { self.name.take() }
        fn size_hint(&self) -> (usize, Option<usize>) { (self.len(), Some(self.len())) }
    }
    impl DoubleEndedIterator for Args { fn next_back(&mut self) -> Option<String> { self.name.take() } }
    impl ExactSizeIterator for Args { fn len(&self) -> usize { if self.name.is_some() { 1 } else { 0 } } }

    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum VarError { NotPresent }
    impl fmt::Display for VarError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("environment variable not found") } }
    impl crate::error::Error for VarError {}
    pub fn var(_name: &str) -> Result<String, VarError> { Err(VarError::NotPresent) }
}
