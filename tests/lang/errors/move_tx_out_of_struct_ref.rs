// rustc: E0507 in line 10

use std::sync::mpsc;

struct Pool {
    tx: mpsc::Sender<i32>,
}

fn close(pool: &Pool) {
    drop(pool.tx);
}

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    let pool = Pool { tx };
    close(&pool);
    println!("{:?}", rx.try_recv());
}
