// rustc: E0433 in line 4

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    println!("{:?}", rx.recv());
}
