// rustc: E0425 in line 6

use std::time::Duration;

fn main() {
    sleep(Duration::from_millis(1));
}
