struct Noisy;
impl Drop for Noisy { fn drop(&mut self) { println!("never"); } }

fn main() {
    let _noisy = Noisy;
    let worker = std::thread::spawn(|| {
        let _inner = Noisy;
        println!("leaving");
        std::process::exit(3)
    });
    worker.join().unwrap();
    println!("not reached");
}
