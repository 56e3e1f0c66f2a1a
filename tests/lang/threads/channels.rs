use std::error::Error;
use std::sync::mpsc::{self, channel, sync_channel, Receiver, RecvError, RecvTimeoutError, SendError, Sender, SyncSender, TryRecvError, TrySendError};
use std::thread;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq)]
enum Job { Add(i32), Text(String), Stop }

fn ask(tx: &Sender<(i32, Sender<i32>)>, n: i32) -> Result<i32, Box<dyn Error>> {
    let (reply, answer) = channel();
    tx.send((n, reply))?;
    Ok(answer.recv()?)
}
fn first(rx: &Receiver<i32>) -> Result<i32, RecvError> { Ok(rx.recv()? + 1) }

fn main() {
    let (tx, rx) = channel::<Job>();
    println!("{tx:?} {rx:?}");
    tx.send(Job::Add(1)).unwrap();
    let (stx, srx): (SyncSender<i32>, _) = sync_channel(1);
    println!("{stx:?} {:?}", stx.try_send(1));
    println!("{:?} {}", stx.try_send(2), stx.try_send(2).unwrap_err());
    match stx.try_send(3) {
        Err(TrySendError::Full(n)) => println!("full, {n} came back"),
        other => println!("{other:?}"),
    }
    println!("{:?} {:?}", srx.try_recv(), srx.try_recv());
    println!("{:?}", srx.recv_timeout(Duration::from_micros(300)));
    drop(srx);
    println!("{:?} {} {:?}", stx.send(5), stx.send(5).unwrap_err(), stx.try_send(6));
    let SendError(back) = stx.send(8).unwrap_err();
    println!("{back}");
    let again: TrySendError<i32> = SendError(4).into();
    println!("{again} {again:?}");

    drop(rx);
    let failed = tx.send(Job::Text("lost".into()));
    println!("{:?}", failed.map_err(|e| e.0));
    let (tx, rx) = channel();
    drop(tx.clone());
    tx.send(3).unwrap();
    println!("{:?}", first(&rx));
    drop(tx);
    println!("{:?} {} {:?} {}", rx.recv(), rx.recv().unwrap_err(), rx.try_recv(), TryRecvError::Empty);
    println!("{:?} {}", rx.recv_timeout(Duration::from_millis(1)), RecvTimeoutError::Timeout);
    println!("{:?} {:?}", TryRecvError::from(RecvError), RecvTimeoutError::from(RecvError));

    let (tx, rx) = channel::<(i32, Sender<i32>)>();
    let server = thread::spawn(move || {
        let mut served = 0;
        for (n, reply) in &rx {
            served += 1;
            if n < 0 { break; }
            reply.send(n * n).unwrap();
        }
        served
    });
    println!("{:?} {:?}", ask(&tx, 4).unwrap(), ask(&tx, 5).unwrap());
    println!("{}", ask(&tx, -1).unwrap_err());
    println!("{}", server.join().unwrap());
    println!("{}", ask(&tx, 1).unwrap_err());

    let (tx, rx) = mpsc::channel();
    let producers: Vec<_> = (0..3).map(|id| { let tx = tx.clone(); thread::spawn(move || for i in 0..3 { tx.send(id * 10 + i).unwrap(); }) }).collect();
    drop(tx);
    for p in producers { p.join().unwrap(); }
    println!("{:?}", rx.try_iter().take(0).count());
    let mut all: Vec<i32> = rx.into_iter().collect();
    all.sort_unstable();
    println!("{all:?}");
    let (tx, rx) = mpsc::sync_channel(0);
    let t = thread::spawn(move || { for i in 0..3 { tx.send(i).unwrap(); } "sent" });
    let mut got = rx.iter();
    println!("{:?} {:?} {:?} {:?}", got.next(), got.next(), got.next(), got.next());
    println!("{}", t.join().unwrap());
    let jobs: Vec<Box<dyn FnOnce() -> i32 + Send>> = vec![Box::new(|| 1), Box::new(move || back)];
    let (tx, rx) = channel();
    for job in jobs { tx.send(job).unwrap(); }
    drop(tx);
    println!("{}", rx.iter().map(|job| job()).sum::<i32>());
    println!("{:?}", Job::Stop == Job::Stop.clone());
}
