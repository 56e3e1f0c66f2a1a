// Hashing. DefaultHasher is SipHash-1-3 (Aumasson and Bernstein) with a key of zeros, as Rust's is: the same numbers come out.
pub mod hash {
    pub trait Hasher {
        fn finish(&self) -> u64;
        fn write(&mut self, bytes: &[u8]);
@each u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize
        fn write_$T(&mut self, value: $T) { self.write(&value.to_ne_bytes()) }
@end
    }
    impl<'a, H: Hasher + ?Sized> Hasher for &'a mut H { fn finish(&self) -> u64 { (**self).finish() } fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) } }
    pub trait Hash {
        fn hash<H: Hasher>(&self, state: &mut H);
        fn hash_slice<H: Hasher>(data: &[Self], state: &mut H) where Self: Sized { for item in data { item.hash(state) } }
    }
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Hash for $T { fn hash<H: Hasher>(&self, state: &mut H) { state.write_$T(*self) } }
@end
    impl Hash for bool { fn hash<H: Hasher>(&self, state: &mut H) { state.write_u8(*self as u8) } }
    impl Hash for char { fn hash<H: Hasher>(&self, state: &mut H) { state.write_u32(*self as u32) } }
    impl Hash for str { fn hash<H: Hasher>(&self, state: &mut H) { state.write(self.as_bytes()); state.write_u8(255) } }
    impl Hash for String { fn hash<H: Hasher>(&self, state: &mut H) { self.as_str().hash(state) } }
    impl<'a, T: Hash + ?Sized> Hash for &'a T { fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<'a, T: Hash + ?Sized> Hash for &'a mut T { fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<T: Hash + ?Sized> Hash for Box<T> { fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<T: Hash> Hash for [T] { fn hash<H: Hasher>(&self, state: &mut H) { state.write_usize(self.len()); for item in self { item.hash(state) } } }
    impl<T: Hash, const N: usize> Hash for [T; N] { fn hash<H: Hasher>(&self, state: &mut H) { self.as_slice().hash(state) } }

    // The machine knows these fields: four words of state, the bytes that do not fill a word yet, how many there were.
    #[derive(Clone)] pub struct DefaultHasher { v0: u64, v1: u64, v2: u64, v3: u64, tail: u64, length: u64 }
    #[intrinsic] fn hash_word(state: &mut DefaultHasher, value: u64, bytes: u64);
    #[intrinsic] fn hash_bytes(state: &mut DefaultHasher, bytes: &[u8]);
    #[intrinsic] fn hash_end(state: &DefaultHasher) -> u64;
    impl DefaultHasher { pub fn new() -> DefaultHasher { DefaultHasher { v0: 0x736f6d6570736575, v1: 0x646f72616e646f6d, v2: 0x6c7967656e657261, v3: 0x7465646279746573, tail: 0, length: 0 } } }
    impl Default for DefaultHasher { fn default() -> DefaultHasher { DefaultHasher::new() } }
    impl Hasher for DefaultHasher {
        fn finish(&self) -> u64 { hash_end(self) }
        fn write(&mut self, bytes: &[u8]) { hash_bytes(self, bytes) }
        fn write_u8(&mut self, value: u8) { hash_word(self, value as u64, 1) }
        fn write_u16(&mut self, value: u16) { hash_word(self, value as u64, 2) }
        fn write_u32(&mut self, value: u32) { hash_word(self, value as u64, 4) }
        fn write_u64(&mut self, value: u64) { hash_word(self, value, 8) }
        fn write_usize(&mut self, value: usize) { hash_word(self, value as u64, 8) }
        fn write_u128(&mut self, value: u128) { hash_word(self, value as u64, 8); hash_word(self, (value >> 64) as u64, 8) }
        fn write_i8(&mut self, value: i8) { hash_word(self, value as u8 as u64, 1) }
        fn write_i16(&mut self, value: i16) { hash_word(self, value as u16 as u64, 2) }
        fn write_i32(&mut self, value: i32) { hash_word(self, value as u32 as u64, 4) }
        fn write_i64(&mut self, value: i64) { hash_word(self, value as u64, 8) }
        fn write_isize(&mut self, value: isize) { hash_word(self, value as u64, 8) }
        fn write_i128(&mut self, value: i128) { self.write_u128(value as u128) }
    }
    pub trait BuildHasher {
        type Hasher: Hasher;
        fn build_hasher(&self) -> Self::Hasher;
        fn hash_one<T: Hash>(&self, value: T) -> u64 where Self: Sized { let mut state = self.build_hasher(); value.hash(&mut state); state.finish() }
    }
    #[derive(Clone, Default, Debug)] pub struct RandomState;
    impl RandomState { pub fn new() -> RandomState { RandomState } }
    impl BuildHasher for RandomState { type Hasher = DefaultHasher; fn build_hasher(&self) -> DefaultHasher { DefaultHasher::new() } }
    pub struct BuildHasherDefault<H> { of: crate::marker::PhantomData<H> }
    impl<H> Default for BuildHasherDefault<H> { fn default() -> BuildHasherDefault<H> { BuildHasherDefault { of: crate::marker::PhantomData } } }
    impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> { type Hasher = H; fn build_hasher(&self) -> H { H::default() } }
}
