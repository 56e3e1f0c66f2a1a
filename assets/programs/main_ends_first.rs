// title: main ends first
// group: Pitfalls
// look for: When main ends, the program ends: what the other thread had still to say is lost.
// ends: normally
// output: exactly
// | main is done

use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(500));
        println!("nobody reads this");
    });
    println!("main is done");
}
