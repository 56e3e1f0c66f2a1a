use std::process::ExitCode;
use std::thread;

struct Quiet;
impl Drop for Quiet { fn drop(&mut self) { println!("dropped at the end"); } }

fn main() -> ExitCode {
    let _quiet = Quiet;
    let _runs_on = thread::spawn(|| loop { thread::sleep(std::time::Duration::from_millis(1)); });
    println!("{}", std::env::args().skip(1).count());
    if std::env::args().len() > 5 { return ExitCode::SUCCESS; }
    ExitCode::from(42)
}
