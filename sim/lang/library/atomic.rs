// Atomics: cells of the world that are read and changed whole. The order of memory is always the strongest.
mod atomics {
    use crate::fmt;

    #[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
    pub enum Ordering { Relaxed, Release, Acquire, AcqRel, SeqCst }
    pub fn fence(_order: Ordering) {}
    pub fn compiler_fence(_order: Ordering) {}

    #[intrinsic] fn make_atomic(bits: u64, width: u32, signed: bool) -> u64;
    #[intrinsic] fn drop_atomic(cell: u64);
    // Gives the old bits. `what` is one of those below; compare-exchange puts b where a was. A bool is 1 bit wide.
    #[intrinsic] fn update_atomic(cell: u64, what: u32, width: u32, signed: bool, a: u64, b: u64) -> u64;
    const LOAD: u32 = 0;
    const SWAP: u32 = 1;
    const ADD: u32 = 2;
    const SUB: u32 = 3;
    const AND: u32 = 4;
    const OR: u32 = 5;
    const XOR: u32 = 6;
    const MAX: u32 = 7;
    const MIN: u32 = 8;
    const COMPARE_EXCHANGE: u32 = 9;
    const NAND: u32 = 10;

@each I8=i8 I16=i16 I32=i32 I64=i64 Isize=isize U8=u8 U16=u16 U32=u32 U64=u64 Usize=usize
    #[lang = "Atomic$N"]
    pub struct Atomic$N { cell: u64 }
    impl Atomic$N {
        pub const fn new(value: $T) -> Atomic$N { Atomic$N { cell: make_atomic(value as u64, $T::BITS, $T::MIN != 0) } }
        fn change(&self, what: u32, a: $T, b: $T) -> $T { update_atomic(self.cell, what, $T::BITS, $T::MIN != 0, a as u64, b as u64) as $T }
        pub fn load(&self, _order: Ordering) -> $T { self.change(LOAD, 0, 0) }
        pub fn store(&self, value: $T, _order: Ordering) { self.change(SWAP, value, 0); }
        pub fn swap(&self, value: $T, _order: Ordering) -> $T { self.change(SWAP, value, 0) }
        pub fn fetch_add(&self, n: $T, _order: Ordering) -> $T { self.change(ADD, n, 0) }
        pub fn fetch_sub(&self, n: $T, _order: Ordering) -> $T { self.change(SUB, n, 0) }
        pub fn fetch_and(&self, n: $T, _order: Ordering) -> $T { self.change(AND, n, 0) }
        pub fn fetch_nand(&self, n: $T, _order: Ordering) -> $T { self.change(NAND, n, 0) }
        pub fn fetch_or(&self, n: $T, _order: Ordering) -> $T { self.change(OR, n, 0) }
        pub fn fetch_xor(&self, n: $T, _order: Ordering) -> $T { self.change(XOR, n, 0) }
        pub fn fetch_max(&self, n: $T, _order: Ordering) -> $T { self.change(MAX, n, 0) }
        pub fn fetch_min(&self, n: $T, _order: Ordering) -> $T { self.change(MIN, n, 0) }
        pub fn compare_exchange(&self, current: $T, new: $T, _success: Ordering, _failure: Ordering) -> Result<$T, $T> {
            let old = self.change(COMPARE_EXCHANGE, current, new);
            if old == current { Ok(old) } else { Err(old) }
        }
        pub fn compare_exchange_weak(&self, current: $T, new: $T, success: Ordering, failure: Ordering) -> Result<$T, $T> {
            self.compare_exchange(current, new, success, failure)
        }
        pub fn compare_and_swap(&self, current: $T, new: $T, _order: Ordering) -> $T { self.change(COMPARE_EXCHANGE, current, new) }
        pub fn fetch_update<F: FnMut($T) -> Option<$T>>(&self, set: Ordering, fetch: Ordering, mut f: F) -> Result<$T, $T> {
            let mut old = self.load(fetch);
            while let Some(new) = f(old) {
                match self.compare_exchange(old, new, set, fetch) {
                    Ok(_) => return Ok(old),
                    Err(other) => old = other,
                }
            }
            Err(old)
        }
        pub fn try_update<F: FnMut($T) -> Option<$T>>(&self, set: Ordering, fetch: Ordering, f: F) -> Result<$T, $T> { self.fetch_update(set, fetch, f) }
        pub fn update<F: FnMut($T) -> $T>(&self, set: Ordering, fetch: Ordering, mut f: F) -> $T {
            match self.fetch_update(set, fetch, |old| Some(f(old))) { Ok(old) => old, Err(old) => old }
        }
        pub fn into_inner(self) -> $T { self.load(Ordering::SeqCst) }
    }
    impl Drop for Atomic$N { fn drop(&mut self) { drop_atomic(self.cell) } }
    impl Default for Atomic$N { fn default() -> Atomic$N { Atomic$N::new(0) } }
    impl From<$T> for Atomic$N { fn from(value: $T) -> Atomic$N { Atomic$N::new(value) } }
    impl fmt::Debug for Atomic$N { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) } }
@end

    #[lang = "AtomicBool"]
    pub struct AtomicBool { cell: u64 }
    impl AtomicBool {
        pub const fn new(value: bool) -> AtomicBool { AtomicBool { cell: make_atomic(value as u64, 1, false) } }
        fn change(&self, what: u32, a: bool, b: bool) -> bool { update_atomic(self.cell, what, 1, false, a as u64, b as u64) != 0 }
        pub fn load(&self, _order: Ordering) -> bool { self.change(LOAD, false, false) }
        pub fn store(&self, value: bool, _order: Ordering) { self.change(SWAP, value, false); }
        pub fn swap(&self, value: bool, _order: Ordering) -> bool { self.change(SWAP, value, false) }
        pub fn fetch_and(&self, value: bool, _order: Ordering) -> bool { self.change(AND, value, false) }
        pub fn fetch_nand(&self, value: bool, _order: Ordering) -> bool { self.change(NAND, value, false) }
        pub fn fetch_or(&self, value: bool, _order: Ordering) -> bool { self.change(OR, value, false) }
        pub fn fetch_xor(&self, value: bool, _order: Ordering) -> bool { self.change(XOR, value, false) }
        pub fn fetch_not(&self, _order: Ordering) -> bool { self.change(XOR, true, false) }
        pub fn compare_exchange(&self, current: bool, new: bool, _success: Ordering, _failure: Ordering) -> Result<bool, bool> {
            let old = self.change(COMPARE_EXCHANGE, current, new);
            if old == current { Ok(old) } else { Err(old) }
        }
        pub fn compare_exchange_weak(&self, current: bool, new: bool, success: Ordering, failure: Ordering) -> Result<bool, bool> {
            self.compare_exchange(current, new, success, failure)
        }
        pub fn compare_and_swap(&self, current: bool, new: bool, _order: Ordering) -> bool { self.change(COMPARE_EXCHANGE, current, new) }
        pub fn fetch_update<F: FnMut(bool) -> Option<bool>>(&self, set: Ordering, fetch: Ordering, mut f: F) -> Result<bool, bool> {
            let mut old = self.load(fetch);
            while let Some(new) = f(old) {
                match self.compare_exchange(old, new, set, fetch) {
                    Ok(_) => return Ok(old),
                    Err(other) => old = other,
                }
            }
            Err(old)
        }
        pub fn try_update<F: FnMut(bool) -> Option<bool>>(&self, set: Ordering, fetch: Ordering, f: F) -> Result<bool, bool> { self.fetch_update(set, fetch, f) }
        pub fn update<F: FnMut(bool) -> bool>(&self, set: Ordering, fetch: Ordering, mut f: F) -> bool {
            match self.fetch_update(set, fetch, |old| Some(f(old))) { Ok(old) => old, Err(old) => old }
        }
        pub fn into_inner(self) -> bool { self.load(Ordering::SeqCst) }
    }
    impl Drop for AtomicBool { fn drop(&mut self) { drop_atomic(self.cell) } }
    impl Default for AtomicBool { fn default() -> AtomicBool { AtomicBool::new(false) } }
    impl From<bool> for AtomicBool { fn from(value: bool) -> AtomicBool { AtomicBool::new(value) } }
    impl fmt::Debug for AtomicBool { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) } }
}
