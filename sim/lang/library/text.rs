// Characters, texts, printing.
pub mod char {
    #[intrinsic] pub fn from_u32(code: u32) -> Option<char>;
}

pub mod hash {
    pub trait Hasher { fn write_u64(&mut self, value: u64); fn finish(&self) -> u64; }
    pub trait Hash { fn hash<H: Hasher>(&self, state: &mut H); }
@each i8 i16 i32 i64 isize u8 u16 u32 u64 usize bool char
    impl Hash for $T { fn hash<H: Hasher>(&self, state: &mut H) { state.write_u64(*self as u64) } }
@end
    impl Hash for str { fn hash<H: Hasher>(&self, state: &mut H) { for byte in self.bytes() { state.write_u64(byte as u64) } state.write_u64(255) } }
    impl Hash for String { fn hash<H: Hasher>(&self, state: &mut H) { self.as_str().hash(state) } }
    impl<'a, T: Hash + ?Sized> Hash for &'a T { fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) } }
    impl<A: Hash, B: Hash> Hash for (A, B) { fn hash<H: Hasher>(&self, state: &mut H) { self.0.hash(state); self.1.hash(state) } }
}

pub mod fmt {
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct Error;
    impl Debug for Error { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.write_str("Error") } }
    pub type Result = crate::result::Result<(), Error>;
    #[lang = "Arguments"] pub struct Arguments { text: String }
    // What `{:>8.3}` says.
    #[derive(Clone, Copy)]
    pub struct Spec { fill: char, align: u8, flags: u8, width: Option<usize>, precision: Option<usize> }
    pub struct Formatter<'a> { out: &'a mut String, spec: Spec }
    #[needs_import] pub trait Write { fn write_str(&mut self, text: &str) -> Result; fn write_fmt(&mut self, arguments: Arguments) -> Result { self.write_str(arguments.text.as_str()) } }
    impl Write for String { fn write_str(&mut self, text: &str) -> Result { self.push_str(text); Ok(()) } }
    #[lang = "display"] pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "debug"] pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "lower_hex"] pub trait LowerHex { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "upper_hex"] pub trait UpperHex { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "binary"] pub trait Binary { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "octal"] pub trait Octal { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "lower_exp"] pub trait LowerExp { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    impl<'a> Formatter<'a> {
        pub fn write_str(&mut self, text: &str) -> Result { self.out.push_str(text); Ok(()) }
        pub fn write_fmt(&mut self, arguments: Arguments) -> Result { self.out.push_str(arguments.text.as_str()); Ok(()) }
        pub fn alternate(&self) -> bool { self.spec.flags & 2 != 0 }
        pub fn width(&self) -> Option<usize> { self.spec.width }
        pub fn precision(&self) -> Option<usize> { self.spec.precision }
        // Text with width, alignment and precision.
        pub fn pad(&mut self, text: &str) -> Result {
            let mut count = 0;
            let limit = self.spec.precision.unwrap_or(usize::MAX);
            let mut shown = String::new();
            for c in text.chars() { if count == limit { break; } shown.push(c); count += 1; }
            self.place(shown.as_str(), count, 1)
        }
        fn place(&mut self, text: &str, count: usize, usual: u8) -> Result {
            let missing = match self.spec.width { Some(width) if width > count => width - count, _ => 0 };
            let align = if self.spec.align == 0 { usual } else { self.spec.align };
            let before = match align { 1 => 0, 2 => missing / 2, _ => missing };
            for _ in 0..before { self.out.push(self.spec.fill); }
            self.out.push_str(text);
            for _ in before..missing { self.out.push(self.spec.fill); }
            Ok(())
        }
        // A number: its sign, a prefix (0x), its digits.
        pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, digits: &str) -> Result {
            let mut text = String::new();
            if !is_nonnegative { text.push('-'); } else if self.spec.flags & 1 != 0 { text.push('+'); }
            if self.spec.flags & 2 != 0 { text.push_str(prefix); }
            if self.spec.flags & 4 != 0 {
                let width = self.spec.width.unwrap_or(0);
                while text.len() + digits.len() < width { text.push('0'); }
                text.push_str(digits);
                self.out.push_str(text.as_str());
                return Ok(());
            }
            text.push_str(digits);
            let count = text.len();
            self.place(text.as_str(), count, 3)
        }
        pub fn debug_struct(&mut self, name: &str) -> DebugList<'_, 'a> { self.out.push_str(name); DebugList { f: self, any: false, open: " {", close: "}", named: true, list: false } }
        pub fn debug_tuple(&mut self, name: &str) -> DebugTuple<'_, 'a> { self.out.push_str(name); DebugTuple { f: self, any: false } }
    }
    pub struct DebugList<'b, 'a> { f: &'b mut Formatter<'a>, any: bool, open: &'static str, close: &'static str, named: bool, list: bool }
    impl<'b, 'a> DebugList<'b, 'a> {
        fn entry_text(&mut self, name: &str, text: String) {
            if self.f.alternate() {
                if !self.any { self.f.out.push_str(self.open); self.f.out.push('\n'); }
                self.f.out.push_str("    ");
                if self.named { self.f.out.push_str(name); self.f.out.push_str(": "); }
                for c in text.chars() { self.f.out.push(c); if c == '\n' { self.f.out.push_str("    "); } }
                self.f.out.push_str(",\n");
            } else {
                if self.any { self.f.out.push_str(", "); } else { self.f.out.push_str(self.open); if !self.list { self.f.out.push(' '); } }
                if self.named { self.f.out.push_str(name); self.f.out.push_str(": "); }
                self.f.out.push_str(text.as_str());
            }
            self.any = true;
        }
        pub fn field<T: Debug + ?Sized>(mut self, name: &str, value: &T) -> DebugList<'b, 'a> { let text = debug_text(value, self.f.spec); self.entry_text(name, text); self }
        pub fn finish(self) -> Result {
            if self.any { if !self.f.alternate() && !self.list { self.f.out.push(' '); } self.f.out.push_str(self.close); }
            else if self.list { self.f.out.push_str(self.open); self.f.out.push_str(self.close); }
            Ok(())
        }
    }
    pub struct DebugTuple<'b, 'a> { f: &'b mut Formatter<'a>, any: bool }
    impl<'b, 'a> DebugTuple<'b, 'a> {
        pub fn field<T: Debug + ?Sized>(mut self, value: &T) -> DebugTuple<'b, 'a> {
            let text = debug_text(value, self.f.spec);
            let mut list = DebugList { f: self.f, any: self.any, open: "(", close: ")", named: false, list: true };
            list.entry_text("", text);
            DebugTuple { f: list.f, any: true }
        }
        pub fn finish(self) -> Result { if self.any { self.f.out.push(')'); } Ok(()) }
    }
    fn debug_text<T: Debug + ?Sized>(value: &T, spec: Spec) -> String {
        let mut out = String::new();
        let mut f = Formatter { out: &mut out, spec: spec };
        let _ = value.fmt(&mut f);
        out
    }
    fn debug_items<'a, T: Debug + 'a, I: Iterator<Item = &'a T>>(f: &mut Formatter<'_>, items: I) -> Result {
        let spec = f.spec;
        let mut list = DebugList { f: f, any: false, open: "[", close: "]", named: false, list: true };
        for item in items { let text = debug_text(item, spec); list.entry_text("", text); }
        list.finish()
    }
    #[intrinsic] fn digits_of<T>(value: T, radix: u32, upper: bool) -> String;
    #[intrinsic] fn float_text(value: f64, precision: Option<usize>, debug: bool, is_single: bool) -> String;
    #[intrinsic] fn escaped(text: &str, quote: char) -> String;
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Display for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let negative = (*self as i128) < 0; let digits = digits_of(*self, 10, false); f.pad_integral(!negative, "", digits.as_str()) } }
    impl Debug for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) } }
    impl LowerHex for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 16, false); f.pad_integral(true, "0x", digits.as_str()) } }
    impl UpperHex for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 16, true); f.pad_integral(true, "0x", digits.as_str()) } }
    impl Binary for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 2, false); f.pad_integral(true, "0b", digits.as_str()) } }
    impl Octal for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 8, false); f.pad_integral(true, "0o", digits.as_str()) } }
@end
    impl Display for f64 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_text(if *self < 0.0 { -*self } else { *self }, f.spec.precision, false, false); f.pad_integral(!(*self < 0.0), "", text.as_str()) } }
    impl Debug for f64 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_text(if *self < 0.0 { -*self } else { *self }, f.spec.precision, true, false); f.pad_integral(!(*self < 0.0), "", text.as_str()) } }
    impl Display for f32 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_text(if *self < 0.0 { -*self as f64 } else { *self as f64 }, f.spec.precision, false, true); f.pad_integral(!(*self < 0.0), "", text.as_str()) } }
    impl Debug for f32 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_text(if *self < 0.0 { -*self as f64 } else { *self as f64 }, f.spec.precision, true, true); f.pad_integral(!(*self < 0.0), "", text.as_str()) } }
    impl Display for bool { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(if *self { "true" } else { "false" }) } }
    impl Debug for bool { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) } }
    impl Display for char { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let mut text = String::new(); text.push(*self); f.pad(text.as_str()) } }
    impl Debug for char { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let mut text = String::new(); text.push(*self); let text = escaped(text.as_str(), '\''); f.pad(text.as_str()) } }
    impl Display for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self) } }
    impl Debug for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = escaped(self, '"'); f.pad(text.as_str()) } }
    impl Display for String { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self.as_str()) } }
    impl Debug for String { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(self.as_str(), f) } }
    impl Debug for () { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("()") } }
    impl<'a, T: Display + ?Sized> Display for &'a T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(*self, f) } }
    impl<'a, T: Debug + ?Sized> Debug for &'a T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(*self, f) } }
    impl<'a, T: Display + ?Sized> Display for &'a mut T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(&**self, f) } }
    impl<'a, T: Debug + ?Sized> Debug for &'a mut T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(&**self, f) } }
    impl<T: Display + ?Sized> Display for Box<T> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(&**self, f) } }
    impl<T: Debug + ?Sized> Debug for Box<T> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(&**self, f) } }
    impl<T: Debug> Debug for [T] { fn fmt(&self, f: &mut Formatter<'_>) -> Result { debug_items(f, self.iter()) } }
    impl<T: Debug, const N: usize> Debug for [T; N] { fn fmt(&self, f: &mut Formatter<'_>) -> Result { debug_items(f, self.iter()) } }
    impl<T: Debug> Debug for Vec<T> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { debug_items(f, self.iter()) } }
    impl<A: Debug> Debug for (A,) { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_tuple("").field(&self.0).finish() } }
    impl<A: Debug, B: Debug> Debug for (A, B) { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_tuple("").field(&self.0).field(&self.1).finish() } }
    impl<A: Debug, B: Debug, C: Debug> Debug for (A, B, C) { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).finish() } }
}

pub mod string {
    #[lang = "String"] pub struct String { bytes: Vec<u8> }
    #[intrinsic] pub fn from_str(text: &str) -> String;
    #[intrinsic] fn as_text(bytes: &[u8]) -> &str;
    #[intrinsic] fn push_text(bytes: &mut Vec<u8>, text: &str);
    #[intrinsic] fn push_char(bytes: &mut Vec<u8>, c: char);
    impl String {
        pub fn new() -> String { String { bytes: Vec::new() } }
        pub fn with_capacity(_n: usize) -> String { String::new() }
        pub fn push_str(&mut self, text: &str) { push_text(&mut self.bytes, text) }
        pub fn push(&mut self, c: char) { push_char(&mut self.bytes, c) }
        pub fn as_str(&self) -> &str { as_text(self.bytes.as_slice()) }
        pub fn len(&self) -> usize { self.bytes.len() }
        pub fn is_empty(&self) -> bool { self.bytes.is_empty() }
        pub fn clear(&mut self) { self.bytes.clear() }
    }
    impl Default for String { fn default() -> String { String::new() } }
    impl Clone for String { fn clone(&self) -> String { from_str(self.as_str()) } }
    impl crate::ops::Deref for String { type Target = str; fn deref(&self) -> &str { self.as_str() } }
    impl PartialEq for String { fn eq(&self, other: &String) -> bool { *self.as_str() == *other.as_str() } }
    impl PartialEq<str> for String { fn eq(&self, other: &str) -> bool { *self.as_str() == *other } }
    impl<'a> PartialEq<&'a str> for String { fn eq(&self, other: &&'a str) -> bool { *self.as_str() == **other } }
    impl PartialEq<String> for str { fn eq(&self, other: &String) -> bool { *self == *other.as_str() } }
    impl<'a> PartialEq<String> for &'a str { fn eq(&self, other: &String) -> bool { **self == *other.as_str() } }
    impl Eq for String {}
    impl PartialOrd for String { fn partial_cmp(&self, other: &String) -> Option<crate::cmp::Ordering> { Some(self.cmp(other)) } }
    impl Ord for String { fn cmp(&self, other: &String) -> crate::cmp::Ordering { self.as_str().cmp(other.as_str()) } }
    impl<'a> From<&'a str> for String { fn from(text: &'a str) -> String { from_str(text) } }
    impl From<char> for String { fn from(c: char) -> String { let mut out = String::new(); out.push(c); out } }
    impl<'a> crate::ops::Add<&'a str> for String { type Output = String; fn add(mut self, text: &'a str) -> String { self.push_str(text); self } }
    impl<'a> crate::ops::AddAssign<&'a str> for String { fn add_assign(&mut self, text: &'a str) { self.push_str(text) } }
    pub trait ToString { fn to_string(&self) -> String; }
    impl<T: crate::fmt::Display + ?Sized> ToString for T { fn to_string(&self) -> String { crate::rt::format(format_args!("{}", self)) } }
}

pub mod str {
    #[intrinsic] fn next_char(text: &str, at: &mut usize) -> Option<char>;
    #[intrinsic] fn compare(a: &str, b: &str) -> i32;
    pub struct Chars<'a> { text: &'a str, at: usize }
    impl<'a> Iterator for Chars<'a> { type Item = char; fn next(&mut self) -> Option<char> { next_char(self.text, &mut self.at) } }
    #[intrinsic] fn bytes_of(text: &str) -> &[u8];
    #[intrinsic] fn case_of(text: &str, upper: bool) -> String;
    #[intrinsic] fn find_text(text: &str, part: &str) -> Option<usize>;
    #[intrinsic] fn trimmed(text: &str) -> &str;
    impl str {
        pub fn len(&self) -> usize { bytes_of(self).len() }
        pub fn is_empty(&self) -> bool { self.len() == 0 }
        pub fn chars(&self) -> Chars<'_> { Chars { text: self, at: 0 } }
        pub fn as_bytes(&self) -> &[u8] { bytes_of(self) }
        pub fn bytes(&self) -> crate::iter::Copied<crate::slice::Iter<'_, u8>> { bytes_of(self).iter().copied() }
        pub fn to_uppercase(&self) -> String { case_of(self, true) }
        pub fn to_lowercase(&self) -> String { case_of(self, false) }
        pub fn contains(&self, part: &str) -> bool { find_text(self, part).is_some() }
        pub fn trim(&self) -> &str { trimmed(self) }
        pub fn repeat(&self, n: usize) -> String { let mut out = String::new(); for _ in 0..n { out.push_str(self); } out }
    }
    impl PartialEq for str { fn eq(&self, other: &str) -> bool { compare(self, other) == 0 } }
    impl Eq for str {}
    impl PartialOrd for str { fn partial_cmp(&self, other: &str) -> Option<crate::cmp::Ordering> { Some(self.cmp(other)) } }
    impl Ord for str { fn cmp(&self, other: &str) -> crate::cmp::Ordering { compare(self, other).cmp(&0) } }
}

// What macros stand for.
pub mod rt {
    #[intrinsic] pub fn begin() -> crate::fmt::Arguments;
    #[intrinsic] pub fn text(to: &mut crate::fmt::Arguments, text: &str);
@each display debug lower_hex upper_hex binary octal lower_exp upper_exp pointer
    #[intrinsic] pub fn $T<T: ?Sized>(to: &mut crate::fmt::Arguments, value: &T);
    #[intrinsic] pub fn $T_with<T: ?Sized>(to: &mut crate::fmt::Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize);
@end
    #[intrinsic] pub fn index_failed(index: usize, length: usize) -> !;
    #[intrinsic] fn text_of(arguments: crate::fmt::Arguments) -> String;
    pub fn format(arguments: crate::fmt::Arguments) -> String { text_of(arguments) }
    #[intrinsic] fn print_text(text: String, error: bool);
    pub fn print(arguments: crate::fmt::Arguments) { print_text(text_of(arguments), false) }
    pub fn print_error(arguments: crate::fmt::Arguments) { print_text(text_of(arguments), true) }
    #[intrinsic] fn panic_text(text: String) -> !;
    pub fn panic(arguments: crate::fmt::Arguments) -> ! { panic_text(text_of(arguments)) }
    pub fn assert_eq_failed<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B) -> ! { panic!("assertion `left == right` failed\n  left: {:?}\n right: {:?}", left, right) }
    pub fn assert_ne_failed<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B) -> ! { panic!("assertion `left != right` failed\n  left: {:?}\n right: {:?}", left, right) }
    pub fn assert_eq_failed_with<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B, message: crate::fmt::Arguments) -> ! { panic!("assertion `left == right` failed: {}\n  left: {:?}\n right: {:?}", format(message), left, right) }
    pub fn assert_ne_failed_with<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B, message: crate::fmt::Arguments) -> ! { panic!("assertion `left != right` failed: {}\n  left: {:?}\n right: {:?}", format(message), left, right) }
    #[intrinsic] pub fn variant_index<T>(value: &T) -> isize;
}
