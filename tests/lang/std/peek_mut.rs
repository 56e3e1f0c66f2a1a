use std::collections::{BinaryHeap, binary_heap::PeekMut};
use std::cmp::Reverse;
fn main() {
    let mut heap = BinaryHeap::from(vec![3, 5, 1]);
    if let Some(mut top) = heap.peek_mut() { *top = 0; }
    println!("{:?}", heap.peek());
    { let mut top = heap.peek_mut().unwrap(); *top = 10; }
    if let Some(top) = heap.peek_mut() { if *top > 5 { println!("popped {}", PeekMut::pop(top)); } }
    *heap.peek_mut().unwrap() += 1;
    let mut jobs = BinaryHeap::new(); jobs.push(Reverse((2, "b"))); jobs.push(Reverse((1, "a")));
    if let Some(mut first) = jobs.peek_mut() { first.0.0 += 5; }
    while let Some(Reverse((n, s))) = jobs.pop() { println!("{n} {s}"); }
    while let Some(x) = heap.pop() { print!("{x} "); } println!();
}
