// rustc: E0433 in line 4

fn main() {
    let handle = thread::spawn(|| println!("hi"));
    handle.join().unwrap();
}
