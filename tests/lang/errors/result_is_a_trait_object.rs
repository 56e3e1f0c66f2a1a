// rustc: E0746 in line 5
trait Job {}
struct Print;
impl Job for Print {}
fn job() -> dyn Job {
    Print
}

fn main() {
    let _job = job();
}
