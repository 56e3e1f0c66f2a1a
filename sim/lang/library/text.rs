// Characters, texts, printing.
pub mod char {
    #[intrinsic] pub fn from_u32(code: u32) -> Option<char>;
    #[intrinsic] fn char_class(c: char) -> u32;
    pub fn from_digit(digit: u32, radix: u32) -> Option<char> {
        if radix > 36 { panic!("from_digit: radix is too high (maximum 36)") }
        if digit >= radix { return None; }
        from_u32(if digit < 10 { 48 + digit } else { 87 + digit })
    }
    #[derive(Clone, Debug)] pub struct ToCase { text: String, at: usize }
    impl DoubleEndedIterator for ToCase { fn next_back(&mut self) -> Option<char> { if self.at >= self.text.len() { None } else { self.text.pop() } } }
    impl ExactSizeIterator for ToCase {}
    impl Iterator for ToCase { type Item = char; fn size_hint(&self) -> (usize, Option<usize>) { let n = self.text.as_str()[self.at..].chars().count(); (n, Some(n)) } fn next(&mut self) -> Option<char> { crate::str::next_char(self.text.as_str(), &mut self.at) } }
    impl crate::fmt::Display for ToCase { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str(&self.text.as_str()[self.at..]) } }
    fn made(text: String) -> ToCase { ToCase { text: text, at: 0 } }
    fn text_of(c: char) -> String { let mut out = String::new(); out.push(c); out }
    impl char {
        pub fn is_alphabetic(self) -> bool { char_class(self) & 1 != 0 }
        pub fn is_numeric(self) -> bool { char_class(self) & 2 != 0 }
        pub fn is_alphanumeric(self) -> bool { char_class(self) & 3 != 0 }
        pub fn is_whitespace(self) -> bool { char_class(self) & 4 != 0 }
        pub fn is_uppercase(self) -> bool { char_class(self) & 8 != 0 }
        pub fn is_lowercase(self) -> bool { char_class(self) & 16 != 0 }
        pub fn is_control(self) -> bool { (self as u32) < 32 || (self as u32 >= 127 && (self as u32) < 160) }
        pub fn is_ascii(&self) -> bool { (*self as u32) < 128 }
        pub fn is_ascii_digit(&self) -> bool { *self >= '0' && *self <= '9' }
        pub fn is_ascii_hexdigit(&self) -> bool { self.is_digit(16) }
        pub fn is_ascii_lowercase(&self) -> bool { *self >= 'a' && *self <= 'z' }
        pub fn is_ascii_uppercase(&self) -> bool { *self >= 'A' && *self <= 'Z' }
        pub fn is_ascii_alphabetic(&self) -> bool { self.is_ascii_lowercase() || self.is_ascii_uppercase() }
        pub fn is_ascii_alphanumeric(&self) -> bool { self.is_ascii_alphabetic() || self.is_ascii_digit() }
        pub fn is_ascii_punctuation(&self) -> bool { let c = *self as u32; (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126) }
        pub fn is_ascii_whitespace(&self) -> bool { *self == ' ' || *self == '\t' || *self == '\n' || *self == '\r' || *self as u32 == 12 }
        pub fn to_ascii_uppercase(&self) -> char { if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self } }
        pub fn to_ascii_lowercase(&self) -> char { if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self } }
        pub fn eq_ignore_ascii_case(&self, other: &char) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
        pub fn to_uppercase(self) -> ToCase { ToCase { text: text_of(self).to_uppercase(), at: 0 } }
        pub fn to_lowercase(self) -> ToCase { ToCase { text: text_of(self).to_lowercase(), at: 0 } }
        pub fn is_digit(self, radix: u32) -> bool { self.to_digit(radix).is_some() }
        pub fn to_digit(self, radix: u32) -> Option<u32> {
            if radix < 2 || radix > 36 { panic!("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive") }
            let c = self as u32;
            let digit = if c >= 48 && c <= 57 { c - 48 } else if c >= 97 && c <= 122 { c - 87 } else if c >= 65 && c <= 90 { c - 55 } else { return None; };
            if digit < radix { Some(digit) } else { None }
        }
        pub fn len_utf8(self) -> usize { let c = self as u32; if c < 128 { 1 } else if c < 2048 { 2 } else if c < 65536 { 3 } else { 4 } }
        pub const MAX: char = '\u{10FFFF}';
        pub const MIN: char = '\0';
        pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';
        pub fn is_ascii_graphic(&self) -> bool { *self >= '!' && *self <= '~' }
        pub fn is_ascii_control(&self) -> bool { (*self as u32) < 32 || *self as u32 == 127 }
        pub fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase() }
        pub fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase() }
        pub fn len_utf16(self) -> usize { if (self as u32) < 65536 { 1 } else { 2 } }
        pub fn escape_unicode(self) -> ToCase { ToCase { text: format!("\\u{{{:x}}}", self as u32), at: 0 } }
        pub fn escape_default(self) -> ToCase {
            let text = match self { '\t' => String::from("\\t"), '\r' => String::from("\\r"), '\n' => String::from("\\n"), '\\' => String::from("\\\\"), '\'' => String::from("\\'"), '"' => String::from("\\\""), ' '..='~' => text_of(self), _ => format!("\\u{{{:x}}}", self as u32) };
            ToCase { text: text, at: 0 }
        }
        pub fn escape_debug(self) -> ToCase { let text = crate::fmt::escaped(text_of(self).as_str(), '\''); ToCase { text: String::from(&text[1..text.len() - 1]), at: 0 } }
        pub fn from_u32(code: u32) -> Option<char> { from_u32(code) }
        pub fn from_digit(digit: u32, radix: u32) -> Option<char> { from_digit(digit, radix) }
    }
    impl From<u8> for char { fn from(code: u8) -> char { code as char } }
    #[derive(Clone, Copy, PartialEq, Eq, Debug)] pub struct CharTryFromError(());
    impl crate::fmt::Display for CharTryFromError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.pad("converted integer out of range for `char`") } }
    impl crate::error::Error for CharTryFromError {}
    impl TryFrom<u32> for char { type Error = CharTryFromError; fn try_from(code: u32) -> Result<char, CharTryFromError> { match from_u32(code) { Some(c) => Ok(c), None => Err(CharTryFromError(())) } } }
    #[derive(Clone, Copy, PartialEq, Eq, Debug)] pub struct TryFromCharError(());
    impl crate::fmt::Display for TryFromCharError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.pad("unicode code point out of range") } }
    impl crate::error::Error for TryFromCharError {}
    impl TryFrom<char> for u8 { type Error = TryFromCharError; fn try_from(c: char) -> Result<u8, TryFromCharError> { if (c as u32) < 256 { Ok(c as u8) } else { Err(TryFromCharError(())) } } }
}

pub mod error {
    pub trait Error: crate::fmt::Debug + crate::fmt::Display {
        fn source(&self) -> Option<&(dyn Error + 'static)> { None }
        fn description(&self) -> &str { "description() is deprecated; use Display" }
        fn cause(&self) -> Option<&dyn Error> { self.source() }
        fn type_of_error(&self) -> u64 { crate::raw::type_id::<Self>() }
    }
    impl Error for crate::fmt::Error {}
    impl Error for crate::convert::Infallible {}
    impl<T: Error> Error for Box<T> { fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() } }
    impl<'a, T: Error + ?Sized> Error for &'a T { fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() } }
    impl dyn Error {
        pub fn is<T: Error + 'static>(&self) -> bool { self.type_of_error() == crate::raw::type_id::<T>() }
        pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> { if self.is::<T>() { Some(crate::raw::retype::<dyn Error, T>(self)) } else { None } }
        pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> { if self.is::<T>() { Some(crate::raw::unshare(crate::raw::retype::<dyn Error, T>(self))) } else { None } }
    }
    impl dyn Error + Send + Sync {
        pub fn is<T: Error + 'static>(&self) -> bool { self.type_of_error() == crate::raw::type_id::<T>() }
        pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> { if self.is::<T>() { Some(crate::raw::retype::<dyn Error + Send + Sync, T>(self)) } else { None } }
    }
    impl Box<dyn Error> {
        pub fn downcast<T: Error + 'static>(self) -> Result<Box<T>, Box<dyn Error>> {
            if !(*self).is::<T>() { return Err(self); }
            let value = crate::mem::copy_of(crate::raw::retype::<dyn Error, T>(&*self));
            crate::raw::free::<u64>(crate::raw::address::<dyn Error>(&*self));
            crate::mem::forget(self);
            Ok(Box::new(value))
        }
    }
    impl crate::fmt::Display for crate::convert::Infallible { fn fmt(&self, _f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { Ok(()) } }
    impl crate::fmt::Display for crate::fmt::Error { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("an error occurred when formatting an argument") } }
    struct Said { text: String }
    impl crate::fmt::Debug for Said { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Debug::fmt(&self.text, f) } }
    impl crate::fmt::Display for Said { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&self.text, f) } }
    impl Error for Said {}
    impl<'a> From<&'a str> for Box<dyn Error> { fn from(text: &'a str) -> Box<dyn Error> { Box::new(Said { text: crate::string::from_str(text) }) } }
    impl From<String> for Box<dyn Error> { fn from(text: String) -> Box<dyn Error> { Box::new(Said { text: text }) } }
    impl<'a> From<&'a str> for Box<dyn Error + Send + Sync> { fn from(text: &'a str) -> Box<dyn Error + Send + Sync> { Box::new(Said { text: crate::string::from_str(text) }) } }
    impl From<String> for Box<dyn Error + Send + Sync> { fn from(text: String) -> Box<dyn Error + Send + Sync> { Box::new(Said { text: text }) } }
    impl<E: Error + 'static> From<E> for Box<dyn Error> { fn from(error: E) -> Box<dyn Error> { Box::new(error) } }
    impl<E: Error + Send + Sync + 'static> From<E> for Box<dyn Error + Send + Sync> { fn from(error: E) -> Box<dyn Error + Send + Sync> { Box::new(error) } }
}

pub mod fmt {
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct Error;
    impl Debug for Error { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.write_str("Error") } }
    pub type Result = crate::result::Result<(), Error>;
    // A text that is being written: `failed`, where a value could not be. What is being printed comes out as far as it
    // is there when a value panics.
    #[lang = "Arguments"] pub struct Arguments { text: String, failed: bool, prints: u8 }
    const NOWHERE: u8 = 0;
    const OUT: u8 = 1;
    const ERR: u8 = 2;
    impl Arguments {
        // The text, and whether it is whole.
        fn end(mut self) -> (String, bool) { self.prints = NOWHERE; (crate::mem::take(&mut self.text), !self.failed) }
        fn done<T>(&self, value: T) -> crate::result::Result<T, Error> { if self.failed { Err(Error) } else { Ok(value) } }
    }
    impl Drop for Arguments {
        fn drop(&mut self) {
            if self.prints != NOWHERE && crate::thread::panicking() { crate::rt::print_text(crate::mem::take(&mut self.text), self.prints == ERR) }
        }
    }
    // What `{:>8.3}` says.
    #[derive(Clone, Copy)]
    pub struct Spec { fill: char, align: u8, flags: u8, width: Option<usize>, precision: Option<usize> }
    pub struct Formatter<'a> { out: &'a mut String, spec: Spec }
    pub trait Write { fn write_str(&mut self, text: &str) -> Result; fn write_fmt(&mut self, arguments: Arguments) -> Result { self.write_str(arguments.text.as_str())?; arguments.done(()) } }
    impl Write for String { fn write_str(&mut self, text: &str) -> Result { self.push_str(text); Ok(()) } }
    #[lang = "display"] pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "debug"] pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "lower_hex"] pub trait LowerHex { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "upper_hex"] pub trait UpperHex { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "binary"] pub trait Binary { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "octal"] pub trait Octal { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "lower_exp"] pub trait LowerExp { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "upper_exp"] pub trait UpperExp { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    #[lang = "pointer"] pub trait Pointer { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    impl<'a, T: ?Sized> Pointer for &'a T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(crate::raw::address(*self), 16, false); f.pad_integral(true, "0x", digits.as_str()) } }
    #[intrinsic] fn float_exponent(value: f64, precision: Option<usize>, upper: bool, is_single: bool) -> String;
    impl LowerExp for f64 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_exponent(self.abs(), f.spec.precision, false, false); f.pad_integral(self.is_nan() || self.is_sign_positive(), "", text.as_str()) } }
    impl LowerExp for f32 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_exponent(self.abs() as f64, f.spec.precision, false, true); f.pad_integral(self.is_nan() || self.is_sign_positive(), "", text.as_str()) } }
    impl UpperExp for f64 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_exponent(self.abs(), f.spec.precision, true, false); f.pad_integral(self.is_nan() || self.is_sign_positive(), "", text.as_str()) } }
    impl UpperExp for f32 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_exponent(self.abs() as f64, f.spec.precision, true, true); f.pad_integral(self.is_nan() || self.is_sign_positive(), "", text.as_str()) } }
    impl Clone for Arguments { fn clone(&self) -> Arguments { Arguments { text: self.text.clone(), failed: self.failed, prints: NOWHERE } } }
    impl Display for Arguments { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.write_str(self.text.as_str())?; self.done(()) } }
    impl Debug for Arguments { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) } }
    impl<'a> Formatter<'a> {
        pub fn write_str(&mut self, text: &str) -> Result { self.out.push_str(text); Ok(()) }
        pub fn write_fmt(&mut self, arguments: Arguments) -> Result { self.out.push_str(arguments.text.as_str()); arguments.done(()) }
        pub fn alternate(&self) -> bool { self.spec.flags & 2 != 0 }
        pub fn width(&self) -> Option<usize> { self.spec.width }
        pub fn precision(&self) -> Option<usize> { self.spec.precision }
        // Text with width, alignment and precision.
        pub fn pad(&mut self, text: &str) -> Result {
            let limit = match self.spec.precision {
                Some(limit) => limit,
                None => {
                    if self.spec.width.is_some() { return self.place(text, text.chars().count(), 1); }
                    self.out.push_str(text);
                    return Ok(());
                }
            };
            let mut count = 0;
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
        fn pad_float(&mut self, value: f64, text: &str) -> Result { self.pad_integral(value.is_nan() || value.is_sign_positive(), "", text) }
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
        pub fn debug_list(&mut self) -> DebugList<'_, 'a> { self.out.push('['); DebugList { items: Items { f: self, any: false, failed: false } } }
        pub fn debug_set(&mut self) -> DebugSet<'_, 'a> { self.out.push('{'); DebugSet { items: Items { f: self, any: false, failed: false } } }
        pub fn debug_map(&mut self) -> DebugMap<'_, 'a> { self.out.push('{'); DebugMap { items: Items { f: self, any: false, failed: false }, key: String::new() } }
        pub fn debug_struct(&mut self, name: &str) -> DebugStruct<'_, 'a> { self.out.push_str(name); DebugStruct { items: Items { f: self, any: false, failed: false } } }
        pub fn debug_tuple(&mut self, name: &str) -> DebugTuple<'_, 'a> { self.out.push_str(name); DebugTuple { items: Items { f: self, any: false, failed: false }, count: 0, is_nameless: name.is_empty() } }
        pub fn write_char(&mut self, c: char) -> Result { self.out.push(c); Ok(()) }
        pub fn fill(&self) -> char { self.spec.fill }
        pub fn sign_plus(&self) -> bool { self.spec.flags & 1 != 0 }
        pub fn sign_minus(&self) -> bool { false }
        pub fn sign_aware_zero_pad(&self) -> bool { self.spec.flags & 4 != 0 }
    }
    // What the debug_… helpers have in common: with `{:#?}` each item stands on a line of its own. After an error nothing
    // more is written.
    struct Items<'b, 'a> { f: &'b mut Formatter<'a>, any: bool, failed: bool }
    impl<'b, 'a> Items<'b, 'a> {
        // `open`: what comes before the first item.
        fn add<T: Debug + ?Sized>(&mut self, open: &str, name: &str, value: &T) {
            if self.failed { return; }
            if self.f.alternate() {
                if !self.any { self.f.out.push_str(open); self.f.out.push('\n'); }
                self.f.out.push_str("    ");
                if !name.is_empty() { self.indented(name); self.f.out.push_str(": "); }
                let text = self.text(value);
                self.indented(text.as_str());
                if !self.failed { self.f.out.push_str(",\n"); }
            } else {
                self.f.out.push_str(if self.any { ", " } else { open });
                if !name.is_empty() { self.f.out.push_str(name); self.f.out.push_str(": "); }
                self.failed = value.fmt(self.f).is_err();
            }
            self.any = true;
        }
        fn indented(&mut self, text: &str) { if !text.contains('\n') { self.f.out.push_str(text); return; } for c in text.chars() { self.f.out.push(c); if c == '\n' { self.f.out.push_str("    "); } } }
        fn text<T: Debug + ?Sized>(&mut self, value: &T) -> String {
            let mut out = String::new();
            let mut f = Formatter { out: &mut out, spec: self.f.spec };
            if value.fmt(&mut f).is_err() { self.failed = true; }
            out
        }
        fn end(&mut self, text: &str) -> Result {
            if self.failed { return Err(Error); }
            self.f.out.push_str(text);
            Ok(())
        }
    }
    pub struct DebugStruct<'b, 'a> { items: Items<'b, 'a> }
    impl<'b, 'a> DebugStruct<'b, 'a> {
        pub fn field<T: Debug + ?Sized>(&mut self, name: &str, value: &T) -> &mut DebugStruct<'b, 'a> { let open = if self.items.f.alternate() { " {" } else { " { " }; self.items.add(open, name, value); self }
        pub fn finish_non_exhaustive(&mut self) -> Result { let end = if !self.items.any { " { .. }" } else if self.items.f.alternate() { "    ..\n}" } else { ", .. }" }; self.items.end(end) }
        pub fn finish(&mut self) -> Result { let end = if !self.items.any { "" } else if self.items.f.alternate() { "}" } else { " }" }; self.items.end(end) }
    }
    pub struct DebugTuple<'b, 'a> { items: Items<'b, 'a>, count: usize, is_nameless: bool }
    impl<'b, 'a> DebugTuple<'b, 'a> {
        pub fn field<T: Debug + ?Sized>(&mut self, value: &T) -> &mut DebugTuple<'b, 'a> { self.items.add("(", "", value); self.count += 1; self }
        pub fn finish(&mut self) -> Result {
            let end = if self.count == 1 && self.is_nameless && !self.items.f.alternate() { ",)" } else if self.items.any { ")" } else { "" };
            self.items.end(end)
        }
    }
@each DebugList DebugSet
    pub struct $T<'b, 'a> { items: Items<'b, 'a> }
    impl<'b, 'a> $T<'b, 'a> {
        pub fn entry<T: Debug + ?Sized>(&mut self, value: &T) -> &mut $T<'b, 'a> { self.items.add("", "", value); self }
        pub fn entries<T: Debug, I: IntoIterator<Item = T>>(&mut self, items: I) -> &mut $T<'b, 'a> { for item in items { self.items.add("", "", &item); } self }
    }
@end
    impl<'b, 'a> DebugList<'b, 'a> { pub fn finish(&mut self) -> Result { self.items.end("]") } }
    impl<'b, 'a> DebugSet<'b, 'a> { pub fn finish(&mut self) -> Result { self.items.end("}") } }
    pub struct DebugMap<'b, 'a> { items: Items<'b, 'a>, key: String }
    impl<'b, 'a> DebugMap<'b, 'a> {
        // Before its value, where each entry has a line of its own.
        pub fn key<K: Debug + ?Sized>(&mut self, key: &K) -> &mut DebugMap<'b, 'a> {
            if self.items.f.alternate() { self.key = self.items.text(key); } else { self.items.add("", "", key); }
            self
        }
        pub fn value<V: Debug + ?Sized>(&mut self, value: &V) -> &mut DebugMap<'b, 'a> {
            if self.items.f.alternate() {
                self.items.add("", self.key.as_str(), value);
            } else if !self.items.failed {
                self.items.f.out.push_str(": ");
                self.items.failed = value.fmt(self.items.f).is_err();
            }
            self
        }
        pub fn entry<K: Debug + ?Sized, V: Debug + ?Sized>(&mut self, key: &K, value: &V) -> &mut DebugMap<'b, 'a> { self.key(key); self.value(value) }
        pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, items: I) -> &mut DebugMap<'b, 'a> { for (key, value) in items { self.entry(&key, &value); } self }
        pub fn finish(&mut self) -> Result { self.items.end("}") }
    }
    // 1500 as 1.5e3: without zeros at the end, or with so many digits behind the point, a half to even.
    fn with_exponent(mut digits: String, precision: Option<usize>, mark: &str) -> String {
        let mut exponent = digits.len() - 1;
        let mut kept = digits.len();
        if let Some(n) = precision {
            if n + 1 < digits.len() {
                let rest: &str = &digits[n + 1..];
                let half = rest.as_bytes()[0] == b'5' && rest[1..].bytes().all(|d| d == b'0');
                let up = if half { digits.as_bytes()[n] % 2 == 1 } else { rest.as_bytes()[0] >= b'5' };
                let mut number: u128 = match digits[..n + 1].parse() { Ok(x) => x, Err(_) => 0 };
                if up { number += 1; }
                digits = crate::fmt::digits_of(number, 10, false);
                if digits.len() > n + 1 { digits.truncate(n + 1); exponent += 1; }
            }
            kept = n + 1;
            while digits.len() < kept { digits.push('0'); }
        } else {
            while kept > 1 && digits.as_bytes()[kept - 1] == b'0' { kept -= 1; }
        }
        let mut out = String::from(&digits[..1]);
        if kept > 1 { out.push('.'); out.push_str(&digits[1..kept]); }
        out.push_str(mark);
        out.push_str(digits_of(exponent, 10, false).as_str());
        out
    }
    #[intrinsic] fn digits_of<T>(value: T, radix: u32, upper: bool) -> String;
    #[intrinsic] fn float_text(value: f64, precision: Option<usize>, debug: bool, is_single: bool) -> String;
    #[intrinsic] fn escaped(text: &str, quote: char) -> String;
@each i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    impl Display for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let negative = (*self as i128) < 0 && $T::MIN != 0; let digits = digits_of(*self, 10, false); f.pad_integral(!negative, "", digits.as_str()) } }
    impl Debug for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { if f.spec.flags & 8 != 0 { LowerHex::fmt(self, f) } else if f.spec.flags & 16 != 0 { UpperHex::fmt(self, f) } else { Display::fmt(self, f) } } }
    impl LowerExp for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 10, false); let text = with_exponent(digits, f.spec.precision, "e"); f.pad_integral((*self as i128) >= 0 || $T::MIN == 0, "", text.as_str()) } }
    impl UpperExp for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 10, false); let text = with_exponent(digits, f.spec.precision, "E"); f.pad_integral((*self as i128) >= 0 || $T::MIN == 0, "", text.as_str()) } }
    impl LowerHex for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 16, false); f.pad_integral(true, "0x", digits.as_str()) } }
    impl UpperHex for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 16, true); f.pad_integral(true, "0x", digits.as_str()) } }
    impl Binary for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 2, false); f.pad_integral(true, "0b", digits.as_str()) } }
    impl Octal for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let digits = digits_of(*self, 8, false); f.pad_integral(true, "0o", digits.as_str()) } }
@end
@each f32 f64
    impl Display for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_text(self.abs() as f64, f.spec.precision, false, $T::DIGITS == 6); f.pad_float(*self as f64, text.as_str()) } }
    impl Debug for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = float_text(self.abs() as f64, f.spec.precision, true, $T::DIGITS == 6); f.pad_float(*self as f64, text.as_str()) } }
@end
    impl Display for bool { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(if *self { "true" } else { "false" }) } }
    impl Debug for bool { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) } }
    impl Display for char { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let mut text = String::new(); text.push(*self); f.pad(text.as_str()) } }
    impl Debug for char { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let mut text = String::new(); text.push(*self); let text = escaped(text.as_str(), '\''); f.write_str(text.as_str()) } }
    impl Display for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self) } }
    impl Debug for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { let text = escaped(self, '"'); f.write_str(text.as_str()) } }
    impl Display for String { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self.as_str()) } }
    impl Debug for String { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(self.as_str(), f) } }
@each LowerHex UpperHex Binary Octal LowerExp UpperExp
    impl<'a, T: $T + ?Sized> $T for &'a T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { $T::fmt(*self, f) } }
    impl<'a, T: $T + ?Sized> $T for &'a mut T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { $T::fmt(&**self, f) } }
@end
    impl<'a, T: Display + ?Sized> Display for &'a T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(*self, f) } }
    impl<'a, T: Debug + ?Sized> Debug for &'a T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(*self, f) } }
    impl<'a, T: Display + ?Sized> Display for &'a mut T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(&**self, f) } }
    impl<'a, T: Debug + ?Sized> Debug for &'a mut T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(&**self, f) } }
    impl<T: Display + ?Sized> Display for Box<T> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(&**self, f) } }
    impl<T: Debug + ?Sized> Debug for Box<T> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(&**self, f) } }
}

pub mod string {
    use crate::raw;
    #[lang = "String"] pub struct String { bytes: Vec<u8> }
    #[intrinsic] pub fn from_str(text: &str) -> String;
    #[intrinsic] fn as_text(bytes: &[u8]) -> &str;
    #[intrinsic] fn push_text(bytes: &mut Vec<u8>, text: &str);
    #[intrinsic] fn push_char(bytes: &mut Vec<u8>, c: char);
    impl String {
        pub fn new() -> String { String { bytes: Vec::new() } }
        pub fn with_capacity(n: usize) -> String { String { bytes: Vec::with_capacity(n) } }
        pub fn push_str(&mut self, text: &str) { push_text(&mut self.bytes, text) }
        pub fn push(&mut self, c: char) { push_char(&mut self.bytes, c) }
        pub fn pop(&mut self) -> Option<char> { let mut end = self.len(); let out = crate::str::prev_char(self.as_str(), &mut end); self.bytes.truncate(end); out }
        pub fn as_str(&self) -> &str { as_text(self.bytes.as_slice()) }
        pub fn as_mut_str(&mut self) -> &mut str { raw::unshare(as_text(self.bytes.as_slice())) }
        pub fn len(&self) -> usize { self.bytes.len() }
        pub fn capacity(&self) -> usize { self.bytes.capacity() }
        pub fn is_empty(&self) -> bool { self.bytes.is_empty() }
        pub fn clear(&mut self) { self.bytes.clear() }
        pub fn truncate(&mut self, n: usize) { if n < self.len() { assert!(self.is_char_boundary(n)); self.bytes.truncate(n) } }
        pub fn reserve(&mut self, n: usize) { self.bytes.reserve(n) }
        pub fn reserve_exact(&mut self, n: usize) { self.bytes.reserve(n) }
        pub fn into_bytes(self) -> Vec<u8> { self.bytes }
        pub fn as_bytes(&self) -> &[u8] { self.bytes.as_slice() }
        pub fn from_utf8(bytes: Vec<u8>) -> Result<String, FromUtf8Error> { match crate::str::utf8_error(bytes.as_slice()) { None => Ok(String { bytes: bytes }), Some(error) => Err(FromUtf8Error { bytes: bytes, error: error }) } }
        pub fn from_utf8_lossy(bytes: &[u8]) -> crate::borrow::Cow<'_, str> {
            let mut rest = bytes;
            let mut out = String::new();
            loop {
                match crate::str::utf8_error(rest) {
                    None => { if rest.len() == bytes.len() { return crate::borrow::Cow::Borrowed(as_text(bytes)); } out.push_str(as_text(rest)); return crate::borrow::Cow::Owned(out); }
                    Some(error) => {
                        out.push_str(as_text(&rest[..error.valid_up_to]));
                        out.push('\u{FFFD}');
                        rest = match error.error_len { Some(n) => &rest[error.valid_up_to + n as usize..], None => &[] };
                    }
                }
            }
        }
        pub fn into_boxed_str(self) -> Box<str> { crate::str::boxed(self.as_str()) }
        pub fn shrink_to_fit(&mut self) { self.bytes.shrink_to_fit() }
        pub fn leak<'a>(self) -> &'a mut str { let out: &'a mut str = raw::unshare(as_text(self.bytes.as_slice())); crate::mem::forget(self); out }
        // From `at` on; the place must be between two characters.
        pub fn split_off(&mut self, at: usize) -> String { assert!(self.is_char_boundary(at)); let tail = from_str(&self.as_str()[at..]); self.bytes.truncate(at); tail }
        pub fn drain<R: crate::ops::RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
            let (from, to) = crate::ops::positions(&range, self.len());
            assert!(self.is_char_boundary(from));
            assert!(self.is_char_boundary(to));
            let out = from_str(&self.as_str()[from..to]);
            let tail = from_str(&self.as_str()[to..]);
            self.bytes.truncate(from);
            self.push_str(tail.as_str());
            Drain { text: out, at: 0, of: crate::marker::PhantomData }
        }
        pub fn replace_range<R: crate::ops::RangeBounds<usize>>(&mut self, range: R, with: &str) {
            let (from, to) = crate::ops::positions(&range, self.len());
            assert!(self.is_char_boundary(from));
            assert!(self.is_char_boundary(to));
            let tail = from_str(&self.as_str()[to..]);
            self.bytes.truncate(from);
            self.push_str(with);
            self.push_str(tail.as_str());
        }
        pub fn extend_from_within<R: crate::ops::RangeBounds<usize>>(&mut self, range: R) { let (from, to) = crate::ops::positions(&range, self.len()); let part = from_str(&self.as_str()[from..to]); self.push_str(part.as_str()) }
        pub fn insert_str(&mut self, idx: usize, text: &str) { assert!(self.is_char_boundary(idx)); let tail = from_str(&self.as_str()[idx..]); self.bytes.truncate(idx); self.push_str(text); self.push_str(tail.as_str()); }
        pub fn insert(&mut self, idx: usize, c: char) { assert!(self.is_char_boundary(idx)); let tail = from_str(&self.as_str()[idx..]); self.bytes.truncate(idx); self.push(c); self.push_str(tail.as_str()); }
        pub fn remove(&mut self, at: usize) -> char {
            let mut end = 0;
            let c = match crate::str::next_char(&self.as_str()[at..], &mut end) { Some(c) => c, None => panic!("cannot remove a char from the end of a string") };
            let tail = from_str(&self.as_str()[at + end..]);
            self.bytes.truncate(at);
            self.push_str(tail.as_str());
            c
        }
        pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) { let mut out = String::new(); for c in self.chars() { if f(c) { out.push(c) } } *self = out; }
    }
    impl Default for String { fn default() -> String { String::new() } }
    impl Clone for String { fn clone(&self) -> String { from_str(self.as_str()) } }
    impl crate::ops::Deref for String { type Target = str; fn deref(&self) -> &str { self.as_str() } }
    impl crate::ops::DerefMut for String { fn deref_mut(&mut self) -> &mut str { self.as_mut_str() } }
    impl<I: crate::str::StrIndex> crate::ops::Index<I> for String { type Output = str; fn index(&self, index: I) -> &str { index.of(self.as_str()) } }
    impl PartialEq for String { fn eq(&self, other: &String) -> bool { *self.as_str() == *other.as_str() } }
    impl PartialEq<str> for String { fn eq(&self, other: &str) -> bool { *self.as_str() == *other } }
    impl<'a> PartialEq<&'a str> for String { fn eq(&self, other: &&'a str) -> bool { *self.as_str() == **other } }
    impl PartialEq<String> for str { fn eq(&self, other: &String) -> bool { *self == *other.as_str() } }
    impl<'a> PartialEq<String> for &'a str { fn eq(&self, other: &String) -> bool { **self == *other.as_str() } }
    impl Eq for String {}
    impl PartialOrd for String { fn partial_cmp(&self, other: &String) -> Option<crate::cmp::Ordering> { Some(self.cmp(other)) } }
    impl Ord for String { fn cmp(&self, other: &String) -> crate::cmp::Ordering { self.as_str().cmp(other.as_str()) } }
    impl<'a> From<&'a str> for String { fn from(text: &'a str) -> String { from_str(text) } }
    impl<'a> From<&'a String> for String { fn from(text: &'a String) -> String { text.clone() } }
    impl From<char> for String { fn from(c: char) -> String { let mut out = String::new(); out.push(c); out } }
    impl From<Box<str>> for String { fn from(text: Box<str>) -> String { from_str(&*text) } }
    impl<'a> crate::ops::Add<&'a str> for String { type Output = String; fn add(mut self, text: &'a str) -> String { self.push_str(text); self } }
    impl<'a> crate::ops::AddAssign<&'a str> for String { fn add_assign(&mut self, text: &'a str) { self.push_str(text) } }
    pub struct Drain<'a> { text: String, at: usize, of: crate::marker::PhantomData<&'a mut String> }
    impl<'a> Drain<'a> { pub fn as_str(&self) -> &str { &self.text.as_str()[self.at..] } }
    impl<'a> Iterator for Drain<'a> { type Item = char; fn next(&mut self) -> Option<char> { crate::str::next_char(self.text.as_str(), &mut self.at) } }
    impl<'a> DoubleEndedIterator for Drain<'a> { fn next_back(&mut self) -> Option<char> { if self.at >= self.text.len() { None } else { self.text.pop() } } }
    #[derive(Clone, PartialEq, Eq, Debug)] pub struct FromUtf8Error { bytes: Vec<u8>, error: crate::str::Utf8Error }
    impl FromUtf8Error { pub fn into_bytes(self) -> Vec<u8> { self.bytes } pub fn as_bytes(&self) -> &[u8] { self.bytes.as_slice() } pub fn utf8_error(&self) -> crate::str::Utf8Error { self.error } }
    impl crate::fmt::Display for FromUtf8Error { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&self.error, f) } }
    impl crate::error::Error for FromUtf8Error {}
    impl From<String> for Box<str> { fn from(text: String) -> Box<str> { text.into_boxed_str() } }
    impl<'a> From<&'a str> for Box<str> { fn from(text: &'a str) -> Box<str> { crate::str::boxed(text) } }
    impl<'a> From<&'a mut str> for String { fn from(text: &'a mut str) -> String { from_str(text) } }
    impl Clone for Box<str> { fn clone(&self) -> Box<str> { crate::str::boxed(&**self) } }
    impl FromIterator<Box<str>> for String { fn from_iter<I: IntoIterator<Item = Box<str>>>(iter: I) -> String { let mut out = String::new(); for text in iter { out.push_str(&*text) } out } }
    pub trait ToString { fn to_string(&self) -> String; }
    impl<T: crate::fmt::Display + ?Sized> ToString for T { fn to_string(&self) -> String { crate::rt::to_string(format_args!("{}", self)) } }
}

pub mod str {
    #[intrinsic] fn next_char(text: &str, at: &mut usize) -> Option<char>;
    #[intrinsic] fn prev_char(text: &str, end: &mut usize) -> Option<char>;
    #[intrinsic] fn compare(a: &str, b: &str) -> i32;
    #[intrinsic] fn bytes_of(text: &str) -> &[u8];
    #[intrinsic] fn text_part(text: &str, from: usize, to: usize) -> &str;
    #[intrinsic] fn case_of(text: &str, upper: bool) -> String;
    #[intrinsic] fn find_text(text: &str, part: &str, from: usize) -> Option<usize>;
    #[intrinsic] fn rfind_text(text: &str, part: &str, to: usize) -> Option<usize>;
    #[derive(Clone)] pub struct Chars<'a> { text: &'a str, at: usize, end: usize }
    impl<'a> Iterator for Chars<'a> { type Item = char; fn next(&mut self) -> Option<char> { if self.at >= self.end { None } else { next_char(self.text, &mut self.at) } } }
    impl<'a> DoubleEndedIterator for Chars<'a> { fn next_back(&mut self) -> Option<char> { if self.at >= self.end { None } else { prev_char(self.text, &mut self.end) } } }
    impl<'a> Chars<'a> { pub fn as_str(&self) -> &'a str { text_part(self.text, self.at, self.end) } }
    #[derive(Clone)] pub struct CharIndices<'a> { text: &'a str, at: usize, end: usize }
    impl<'a> Iterator for CharIndices<'a> { type Item = (usize, char); fn next(&mut self) -> Option<(usize, char)> { if self.at >= self.end { return None; } let at = self.at; match next_char(self.text, &mut self.at) { Some(c) => Some((at, c)), None => None } } }
    impl<'a> DoubleEndedIterator for CharIndices<'a> { fn next_back(&mut self) -> Option<(usize, char)> { if self.at >= self.end { return None; } match prev_char(self.text, &mut self.end) { Some(c) => Some((self.end, c)), None => None } } }
    pub trait FromStr: Sized { type Err; fn from_str(text: &str) -> Result<Self, Self::Err>; }
    impl FromStr for String { type Err = crate::convert::Infallible; fn from_str(text: &str) -> Result<String, crate::convert::Infallible> { Ok(crate::string::from_str(text)) } }
    #[derive(Clone, PartialEq, Eq)] pub struct ParseBoolError;
    impl crate::fmt::Debug for ParseBoolError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("ParseBoolError") } }
    impl crate::fmt::Display for ParseBoolError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.pad("provided string was not `true` or `false`") } }
    impl crate::error::Error for ParseBoolError {}
    impl FromStr for bool { type Err = ParseBoolError; fn from_str(text: &str) -> Result<bool, ParseBoolError> { if *text == *"true" { Ok(true) } else if *text == *"false" { Ok(false) } else { Err(ParseBoolError) } } }
    #[derive(Clone, PartialEq, Eq, Debug)] enum CharErrorKind { EmptyString, TooManyChars }
    #[derive(Clone, PartialEq, Eq, Debug)] pub struct ParseCharError { kind: CharErrorKind }
    impl crate::fmt::Display for ParseCharError { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.pad(match self.kind { CharErrorKind::EmptyString => "cannot parse char from empty string", CharErrorKind::TooManyChars => "too many characters in string" }) } }
    impl crate::error::Error for ParseCharError {}
    impl FromStr for char { type Err = ParseCharError; fn from_str(text: &str) -> Result<char, ParseCharError> { let mut chars = text.chars(); match (chars.next(), chars.next()) { (Some(c), None) => Ok(c), (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }), _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }) } } }
    // What can be looked for: the first place from `from` on, as the range of bytes.
    pub trait Pattern: Sized {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)>;
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)>;
    }
    impl<'b> Pattern for &'b str {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { match find_text(text, *self, from) { Some(at) => Some((at, at + self.len())), None => None } }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { match rfind_text(text, *self, to) { Some(at) => Some((at, at + self.len())), None => None } }
    }
    impl<'b> Pattern for &'b String {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { self.as_str().first_in(text, from) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { self.as_str().last_in(text, to) }
    }
    impl Pattern for char {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { let wanted = String::from(*self); wanted.as_str().first_in(text, from) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { let wanted = String::from(*self); wanted.as_str().last_in(text, to) }
    }
    impl<'b> Pattern for &'b &'b str {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { let mut part: &str = **self; part.first_in(text, from) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { let mut part: &str = **self; part.last_in(text, to) }
    }
    impl<'b, const N: usize> Pattern for &'b [char; N] {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { first_where(text, from, |c| self.contains(&c)) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { last_where(text, to, |c| self.contains(&c)) }
    }
    impl<F: FnMut(char) -> bool> Pattern for F {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { first_where(text, from, |c| self(c)) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { last_where(text, to, |c| self(c)) }
    }
    impl<const N: usize> Pattern for [char; N] {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { first_where(text, from, |c| self.contains(&c)) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { last_where(text, to, |c| self.contains(&c)) }
    }
    impl<'b> Pattern for &'b [char] {
        fn first_in(&mut self, text: &str, from: usize) -> Option<(usize, usize)> { first_where(text, from, |c| self.contains(&c)) }
        fn last_in(&mut self, text: &str, to: usize) -> Option<(usize, usize)> { last_where(text, to, |c| self.contains(&c)) }
    }
    fn first_where<F: FnMut(char) -> bool>(text: &str, from: usize, mut f: F) -> Option<(usize, usize)> {
        let mut at = from;
        loop { let before = at; match next_char(text, &mut at) { Some(c) => if f(c) { return Some((before, at)); }, None => return None } }
    }
    fn last_where<F: FnMut(char) -> bool>(text: &str, to: usize, mut f: F) -> Option<(usize, usize)> {
        let mut end = to;
        loop { let after = end; match prev_char(text, &mut end) { Some(c) => if f(c) { return Some((end, after)); }, None => return None } }
    }
    pub trait StrIndex { fn of(self, text: &str) -> &str; fn fits(&self, text: &str) -> bool; }
    fn is_part(text: &str, from: usize, to: usize) -> bool { from <= to && text.is_char_boundary(from) && text.is_char_boundary(to) }
    fn checked(text: &str, from: usize, to: usize) -> &str {
        if from > text.len() { panic!("start byte index {} is out of bounds of `{}`", from, text) }
        if to > text.len() { panic!("end byte index {} is out of bounds of `{}`", to, text) }
        if from > to { panic!("begin > end ({} > {}) when slicing `{}`", from, to, text) }
        if !text.is_char_boundary(from) { inside_char("start", from, text) }
        if !text.is_char_boundary(to) { inside_char("end", to, text) }
        text_part(text, from, to)
    }
    fn inside_char(which: &str, at: usize, text: &str) -> ! {
        let mut from = at;
        while !text.is_char_boundary(from) { from -= 1; }
        let mut to = from;
        let c = next_char(text, &mut to).unwrap();
        panic!("{} byte index {} is not a char boundary; it is inside {:?} (bytes {}..{}) of `{}`", which, at, c, from, to, text)
    }
    impl StrIndex for crate::ops::Range<usize> { fn of(self, text: &str) -> &str { checked(text, self.start, self.end) } fn fits(&self, text: &str) -> bool { is_part(text, self.start, self.end) } }
    impl StrIndex for crate::ops::RangeFrom<usize> { fn of(self, text: &str) -> &str { checked(text, self.start, text.len()) } fn fits(&self, text: &str) -> bool { is_part(text, self.start, text.len()) } }
    impl StrIndex for crate::ops::RangeTo<usize> { fn of(self, text: &str) -> &str { checked(text, 0, self.end) } fn fits(&self, text: &str) -> bool { is_part(text, 0, self.end) } }
    impl StrIndex for crate::ops::RangeToInclusive<usize> { fn of(self, text: &str) -> &str { checked(text, 0, self.end + 1) } fn fits(&self, text: &str) -> bool { is_part(text, 0, self.end + 1) } }
    impl StrIndex for crate::ops::RangeInclusive<usize> { fn of(self, text: &str) -> &str { checked(text, self.start, self.end + 1) } fn fits(&self, text: &str) -> bool { is_part(text, self.start, self.end + 1) } }
    impl StrIndex for crate::ops::RangeFull { fn of(self, text: &str) -> &str { text } fn fits(&self, _text: &str) -> bool { true } }
    impl<I: StrIndex> crate::ops::Index<I> for str { type Output = str; fn index(&self, index: I) -> &str { index.of(self) } }
    // Where to look on behind a match: an empty one is followed by the next character.
    fn behind(text: &str, at: usize, end: usize) -> usize { if end > at { return end; } let mut next = end; if next_char(text, &mut next).is_none() { next = text.len() + 1; } next }
    // What is left is between `at` and `end`; the pattern is looked for from `from` on.
    #[derive(Clone)] pub struct Split<'a, P> { text: &'a str, at: usize, from: usize, end: usize, pattern: P, done: bool, left: usize, keeps_empty_end: bool, inclusive: bool }
    fn split_of<'a, P>(text: &'a str, pattern: P) -> Split<'a, P> { Split { text: text, at: 0, from: 0, end: text.len(), pattern: pattern, done: false, left: usize::MAX, keeps_empty_end: true, inclusive: false } }
    impl<'a, P: Pattern> Iterator for Split<'a, P> {
        type Item = &'a str;
        fn next(&mut self) -> Option<&'a str> {
            if self.done || self.left == 0 { return None; }
            self.left -= 1;
            let found = if self.left == 0 { None } else { self.pattern.first_in(text_part(self.text, 0, self.end), self.from) };
            match found {
                Some((at, end)) => {
                    let out = text_part(self.text, self.at, if self.inclusive { end } else { at });
                    self.at = end;
                    self.from = behind(self.text, at, end);
                    Some(out)
                }
                None => {
                    self.done = true;
                    if self.at == self.end && !self.keeps_empty_end { return None; }
                    Some(text_part(self.text, self.at, self.end))
                }
            }
        }
    }
    impl<'a, P: Pattern> DoubleEndedIterator for Split<'a, P> {
        fn next_back(&mut self) -> Option<&'a str> {
            if self.done { return None; }
            if !self.keeps_empty_end {
                self.keeps_empty_end = true;
                if self.at == self.end { self.done = true; return None; }
                // A match at the very end ends the last part, and begins none.
                match self.pattern.last_in(self.text, self.end) {
                    Some((at, end)) if end == self.end && at >= self.at => return Some(self.part_back(at, if self.inclusive { end } else { at })),
                    _ => {}
                }
            }
            let end = self.end;
            Some(self.part_back(end, end))
        }
    }
    impl<'a, P: Pattern> Split<'a, P> {
        // The last part, up to `to`; it is looked for before `before`.
        fn part_back(&mut self, before: usize, to: usize) -> &'a str {
            match self.pattern.last_in(self.text, before) {
                Some((at, end)) if at >= self.at => { self.end = if self.inclusive { end } else { at }; text_part(self.text, end, to) }
                _ => { self.done = true; text_part(self.text, self.at, to) }
            }
        }
    }
    #[derive(Clone)] pub struct SplitWhitespace<'a> { text: &'a str, at: usize, end: usize }
    impl<'a> Iterator for SplitWhitespace<'a> {
        type Item = &'a str;
        fn next(&mut self) -> Option<&'a str> {
            let text = text_part(self.text, 0, self.end);
            let from = match first_where(text, self.at, |c| !c.is_whitespace()) { Some((at, _)) => at, None => { self.at = self.end; return None; } };
            let to = match first_where(text, from, |c| c.is_whitespace()) { Some((at, _)) => at, None => self.end };
            self.at = to;
            Some(text_part(self.text, from, to))
        }
    }
    impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
        fn next_back(&mut self) -> Option<&'a str> {
            let to = match last_where(self.text, self.end, |c| !c.is_whitespace()) { Some((_, end)) if end > self.at => end, _ => { self.end = self.at; return None; } };
            let from = match last_where(self.text, to, |c| c.is_whitespace()) { Some((_, end)) if end > self.at => end, _ => self.at };
            self.end = from;
            Some(text_part(self.text, from, to))
        }
    }
    #[derive(Clone)] pub struct Lines<'a> { text: &'a str, parts: Split<'a, char> }
    fn end_of(text: &str) -> usize { crate::raw::address::<[u8]>(bytes_of(text)) + text.len() }
    fn without_return<'a>(line: &'a str, text: &str) -> &'a str { if line.ends_with('\r') && end_of(line) != end_of(text) { text_part(line, 0, line.len() - 1) } else { line } }
    impl<'a> Iterator for Lines<'a> { type Item = &'a str; fn next(&mut self) -> Option<&'a str> { match self.parts.next() { Some(line) => Some(without_return(line, self.text)), None => None } } }
    impl<'a> DoubleEndedIterator for Lines<'a> { fn next_back(&mut self) -> Option<&'a str> { match self.parts.next_back() { Some(line) => Some(without_return(line, self.text)), None => None } } }
    pub struct RSplitN<'a, P> { parts: Split<'a, P>, left: usize }
    impl<'a, P: Pattern> Iterator for RSplitN<'a, P> {
        type Item = &'a str;
        fn next(&mut self) -> Option<&'a str> {
            if self.left == 0 || self.parts.done { return None; }
            self.left -= 1;
            if self.left > 0 { return self.parts.next_back(); }
            self.parts.done = true;
            Some(text_part(self.parts.text, self.parts.at, self.parts.end))
        }
    }
    #[derive(Clone, Copy, PartialEq, Eq, Debug)] pub struct Utf8Error { valid_up_to: usize, error_len: Option<u8> }
    impl Utf8Error { pub fn valid_up_to(&self) -> usize { self.valid_up_to } pub fn error_len(&self) -> Option<usize> { match self.error_len { Some(n) => Some(n as usize), None => None } } }
    impl crate::fmt::Display for Utf8Error {
        fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
            match self.error_len { Some(n) => write!(f, "invalid utf-8 sequence of {} bytes from index {}", n, self.valid_up_to), None => write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to) }
        }
    }
    impl crate::error::Error for Utf8Error {}
    // The first place that is not UTF-8.
    fn utf8_error(bytes: &[u8]) -> Option<Utf8Error> {
        let mut at = 0;
        while at < bytes.len() {
            let first = bytes[at];
            let more = if first < 0x80 { 0 } else if first >= 0xC2 && first <= 0xDF { 1 } else if first >= 0xE0 && first <= 0xEF { 2 } else if first >= 0xF0 && first <= 0xF4 { 3 } else { return Some(Utf8Error { valid_up_to: at, error_len: Some(1) }); };
            let mut i = 1;
            while i <= more {
                if at + i >= bytes.len() { return Some(Utf8Error { valid_up_to: at, error_len: None }); }
                let least = if i > 1 { 0x80 } else if first == 0xE0 { 0xA0 } else if first == 0xF0 { 0x90 } else { 0x80 };
                let most = if i > 1 { 0xBF } else if first == 0xED { 0x9F } else if first == 0xF4 { 0x8F } else { 0xBF };
                if bytes[at + i] < least || bytes[at + i] > most { return Some(Utf8Error { valid_up_to: at, error_len: Some(i as u8) }); }
                i += 1;
            }
            at += more + 1;
        }
        None
    }
    pub fn from_utf8(bytes: &[u8]) -> Result<&str, Utf8Error> { match utf8_error(bytes) { None => Ok(crate::string::as_text(bytes)), Some(error) => Err(error) } }
    fn boxed(text: &str) -> Box<str> { let bytes = text.as_bytes().to_vec().into_boxed_slice(); let out = crate::raw::boxed_text(bytes); out }
    impl str {
        pub fn len(&self) -> usize { bytes_of(self).len() }
        pub fn is_empty(&self) -> bool { self.len() == 0 }
        pub fn chars(&self) -> Chars<'_> { Chars { text: self, at: 0, end: self.len() } }
        pub fn char_indices(&self) -> CharIndices<'_> { CharIndices { text: self, at: 0, end: self.len() } }
        pub fn as_bytes(&self) -> &[u8] { bytes_of(self) }
        pub fn as_str(&self) -> &str { self }
        pub fn bytes(&self) -> crate::iter::Copied<crate::slice::Iter<'_, u8>> { bytes_of(self).iter().copied() }
        pub fn is_char_boundary(&self, at: usize) -> bool { if at == 0 || at == self.len() { return true; } if at > self.len() { return false; } let byte = bytes_of(self)[at]; byte < 128 || byte >= 192 }
        pub fn to_uppercase(&self) -> String { case_of(self, true) }
        pub fn to_lowercase(&self) -> String { case_of(self, false) }
        pub fn to_ascii_uppercase(&self) -> String { let mut out = String::new(); for c in self.chars() { out.push(c.to_ascii_uppercase()) } out }
        pub fn to_ascii_lowercase(&self) -> String { let mut out = String::new(); for c in self.chars() { out.push(c.to_ascii_lowercase()) } out }
        pub fn eq_ignore_ascii_case(&self, other: &str) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
        pub fn contains<P: Pattern>(&self, mut part: P) -> bool { part.first_in(self, 0).is_some() }
        pub fn find<P: Pattern>(&self, mut part: P) -> Option<usize> { match part.first_in(self, 0) { Some((at, _)) => Some(at), None => None } }
        pub fn rfind<P: Pattern>(&self, mut part: P) -> Option<usize> { match part.last_in(self, self.len()) { Some((at, _)) => Some(at), None => None } }
        pub fn starts_with<P: Pattern>(&self, mut part: P) -> bool { match part.first_in(self, 0) { Some((at, _)) => at == 0, None => false } }
        pub fn ends_with<P: Pattern>(&self, mut part: P) -> bool { match part.last_in(self, self.len()) { Some((_, end)) => end == self.len(), None => false } }
        pub fn strip_prefix<P: Pattern>(&self, mut part: P) -> Option<&str> { match part.first_in(self, 0) { Some((0, end)) => Some(text_part(self, end, self.len())), _ => None } }
        pub fn strip_suffix<P: Pattern>(&self, mut part: P) -> Option<&str> { match part.last_in(self, self.len()) { Some((at, end)) => if end == self.len() { Some(text_part(self, 0, at)) } else { None }, None => None } }
        pub fn split<P: Pattern>(&self, pattern: P) -> Split<'_, P> { split_of(self, pattern) }
        pub fn splitn<P: Pattern>(&self, n: usize, pattern: P) -> Split<'_, P> { let mut out = split_of(self, pattern); out.left = n; out }
        pub fn split_terminator<P: Pattern>(&self, pattern: P) -> Split<'_, P> { let mut out = split_of(self, pattern); out.keeps_empty_end = false; out }
        pub fn split_inclusive<P: Pattern>(&self, pattern: P) -> Split<'_, P> { let mut out = split_of(self, pattern); out.keeps_empty_end = false; out.inclusive = true; out }
        pub fn rsplit<P: Pattern>(&self, pattern: P) -> crate::iter::Rev<Split<'_, P>> { self.split(pattern).rev() }
        pub fn rsplit_terminator<P: Pattern>(&self, pattern: P) -> crate::iter::Rev<Split<'_, P>> { self.split_terminator(pattern).rev() }
        pub fn rsplitn<P: Pattern>(&self, n: usize, pattern: P) -> RSplitN<'_, P> { RSplitN { parts: split_of(self, pattern), left: n } }
        pub fn split_whitespace(&self) -> SplitWhitespace<'_> { SplitWhitespace { text: self, at: 0, end: self.len() } }
        pub fn split_ascii_whitespace(&self) -> SplitWhitespace<'_> { self.split_whitespace() }
        pub fn split_once<P: Pattern>(&self, mut pattern: P) -> Option<(&str, &str)> { match pattern.first_in(self, 0) { Some((at, end)) => Some((text_part(self, 0, at), text_part(self, end, self.len()))), None => None } }
        pub fn rsplit_once<P: Pattern>(&self, mut pattern: P) -> Option<(&str, &str)> { match pattern.last_in(self, self.len()) { Some((at, end)) => Some((text_part(self, 0, at), text_part(self, end, self.len()))), None => None } }
        pub fn split_at(&self, at: usize) -> (&str, &str) { (checked(self, 0, at), checked(self, at, self.len())) }
        pub fn get<I: StrIndex>(&self, index: I) -> Option<&str> { if index.fits(self) { Some(index.of(self)) } else { None } }
        pub fn split_at_checked(&self, at: usize) -> Option<(&str, &str)> { if self.is_char_boundary(at) { Some(self.split_at(at)) } else { None } }
        pub fn lines(&self) -> Lines<'_> { Lines { text: self, parts: self.split_terminator('\n') } }
        pub fn trim(&self) -> &str { self.trim_start().trim_end() }
        pub fn trim_start(&self) -> &str { match first_where(self, 0, |c| !c.is_whitespace()) { Some((at, _)) => text_part(self, at, self.len()), None => text_part(self, 0, 0) } }
        pub fn trim_end(&self) -> &str { match last_where(self, self.len(), |c| !c.is_whitespace()) { Some((_, end)) => text_part(self, 0, end), None => text_part(self, 0, 0) } }
        pub fn trim_matches<P: Pattern + Clone>(&self, pattern: P) -> &str { self.trim_start_matches(pattern.clone()).trim_end_matches(pattern) }
        pub fn trim_left_matches<P: Pattern>(&self, pattern: P) -> &str { self.trim_start_matches(pattern) }
        pub fn trim_right_matches<P: Pattern>(&self, pattern: P) -> &str { self.trim_end_matches(pattern) }
        pub fn trim_ascii(&self) -> &str { self.trim_ascii_start().trim_ascii_end() }
        pub fn trim_ascii_start(&self) -> &str { self.trim_start_matches(|c: char| c.is_ascii_whitespace()) }
        pub fn trim_ascii_end(&self) -> &str { self.trim_end_matches(|c: char| c.is_ascii_whitespace()) }
        pub fn trim_start_matches<P: Pattern>(&self, mut pattern: P) -> &str { let mut from = 0; while let Some((at, end)) = pattern.first_in(self, from) { if at != from || end == from { break; } from = end; } text_part(self, from, self.len()) }
        pub fn trim_end_matches<P: Pattern>(&self, mut pattern: P) -> &str { let mut to = self.len(); while let Some((at, end)) = pattern.last_in(self, to) { if end != to || at == to { break; } to = at; } text_part(self, 0, to) }
        pub fn replace<P: Pattern>(&self, pattern: P, with: &str) -> String { self.replacen(pattern, with, usize::MAX) }
        pub fn replacen<P: Pattern>(&self, mut pattern: P, with: &str, n: usize) -> String {
            let mut out = String::new();
            let mut copied = 0;
            let mut from = 0;
            let mut left = n;
            while left > 0 {
                match pattern.first_in(self, from) {
                    Some((at, end)) => {
                        out.push_str(text_part(self, copied, at));
                        out.push_str(with);
                        copied = end;
                        from = behind(self, at, end);
                        left -= 1;
                    }
                    None => break,
                }
            }
            out.push_str(text_part(self, copied, self.len()));
            out
        }
        pub fn match_indices<P: Pattern>(&self, mut pattern: P) -> crate::vec::IntoIter<(usize, &str)> { let mut out = Vec::new(); let mut from = 0; while let Some((at, end)) = pattern.first_in(self, from) { out.push((at, text_part(self, at, end))); from = behind(self, at, end); } out.into_iter() }
        pub fn rmatch_indices<P: Pattern>(&self, mut pattern: P) -> crate::vec::IntoIter<(usize, &str)> {
            let mut out = Vec::new();
            let mut to = self.len();
            while let Some((at, end)) = pattern.last_in(self, to) {
                out.push((at, text_part(self, at, end)));
                if at == end { if at == 0 { break; } to = at - 1; while !self.is_char_boundary(to) { to -= 1; } } else { to = at; }
            }
            out.into_iter()
        }
        pub fn matches<P: Pattern>(&self, pattern: P) -> crate::vec::IntoIter<&str> { let mut out = Vec::new(); for (_, part) in self.match_indices(pattern) { out.push(part); } out.into_iter() }
        pub fn rmatches<P: Pattern>(&self, pattern: P) -> crate::vec::IntoIter<&str> { let mut out = Vec::new(); for (_, part) in self.rmatch_indices(pattern) { out.push(part); } out.into_iter() }
        pub fn is_ascii(&self) -> bool { bytes_of(self).iter().all(|b| *b < 128) }
        pub fn make_ascii_uppercase(&mut self) { let bytes = bytes_of(self); let buffer = crate::raw::address::<[u8]>(bytes); let mut i = 0; while i < bytes.len() { crate::raw::write::<u8>(buffer, i, bytes[i].to_ascii_uppercase()); i += 1; } }
        pub fn make_ascii_lowercase(&mut self) { let bytes = bytes_of(self); let buffer = crate::raw::address::<[u8]>(bytes); let mut i = 0; while i < bytes.len() { crate::raw::write::<u8>(buffer, i, bytes[i].to_ascii_lowercase()); i += 1; } }
        pub fn escape_debug(&self) -> crate::char::ToCase { let mut text = String::new(); for c in self.chars() { for part in c.escape_debug() { text.push(part); } } crate::char::made(text) }
        pub fn escape_default(&self) -> crate::char::ToCase { crate::char::made(self.chars().flat_map(|c| c.escape_default()).collect()) }
        pub fn escape_unicode(&self) -> crate::char::ToCase { crate::char::made(self.chars().flat_map(|c| c.escape_unicode()).collect()) }
        pub fn encode_utf16(&self) -> crate::vec::IntoIter<u16> { let mut out = Vec::new(); for c in self.chars() { let code = c as u32; if code < 65536 { out.push(code as u16); } else { out.push(0xD800 + ((code - 65536) >> 10) as u16); out.push(0xDC00 + ((code - 65536) & 1023) as u16); } } out.into_iter() }
        pub fn trim_left(&self) -> &str { self.trim_start() }
        pub fn trim_right(&self) -> &str { self.trim_end() }
        pub fn repeat(&self, n: usize) -> String { let mut out = String::with_capacity(self.len().checked_mul(n).expect("capacity overflow")); for _ in 0..n { out.push_str(self); } out }
        pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> { F::from_str(self) }
    }
    impl PartialEq for str { fn eq(&self, other: &str) -> bool { compare(self, other) == 0 } }
    impl Eq for str {}
    impl PartialOrd for str { fn partial_cmp(&self, other: &str) -> Option<crate::cmp::Ordering> { Some(self.cmp(other)) } }
    impl Ord for str { fn cmp(&self, other: &str) -> crate::cmp::Ordering { compare(self, other).cmp(&0) } }
}

// What macros stand for.
pub mod rt {
    use crate::fmt::{Arguments, Formatter, Spec, NOWHERE, OUT, ERR};
    pub fn begin() -> Arguments { Arguments { text: String::new(), failed: false, prints: NOWHERE } }
    pub fn begin_print() -> Arguments { Arguments { text: String::new(), failed: false, prints: OUT } }
    pub fn begin_print_error() -> Arguments { Arguments { text: String::new(), failed: false, prints: ERR } }
    pub fn text(out: &mut Arguments, text: &str) { if !out.failed { out.text.push_str(text) } }
    pub fn display<T: crate::fmt::Display + ?Sized>(out: &mut Arguments, value: &T) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: Spec { fill: ' ', align: 0, flags: 0, width: None, precision: None } }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn debug<T: crate::fmt::Debug + ?Sized>(out: &mut Arguments, value: &T) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: Spec { fill: ' ', align: 0, flags: 0, width: None, precision: None } }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn lower_hex<T: crate::fmt::LowerHex + ?Sized>(out: &mut Arguments, value: &T) { lower_hex_with(out, value, ' ', 0, 0, usize::MAX, usize::MAX) }
    pub fn upper_hex<T: crate::fmt::UpperHex + ?Sized>(out: &mut Arguments, value: &T) { upper_hex_with(out, value, ' ', 0, 0, usize::MAX, usize::MAX) }
    pub fn binary<T: crate::fmt::Binary + ?Sized>(out: &mut Arguments, value: &T) { binary_with(out, value, ' ', 0, 0, usize::MAX, usize::MAX) }
    pub fn octal<T: crate::fmt::Octal + ?Sized>(out: &mut Arguments, value: &T) { octal_with(out, value, ' ', 0, 0, usize::MAX, usize::MAX) }
    pub fn lower_exp<T: crate::fmt::LowerExp + ?Sized>(out: &mut Arguments, value: &T) { lower_exp_with(out, value, ' ', 0, 0, usize::MAX, usize::MAX) }
    pub fn upper_exp<T: crate::fmt::UpperExp + ?Sized>(out: &mut Arguments, value: &T) { upper_exp_with(out, value, ' ', 0, 0, usize::MAX, usize::MAX) }
    pub fn pointer<T: crate::fmt::Pointer + ?Sized>(out: &mut Arguments, value: &T) { pointer_with(out, value, ' ', 0, 2, usize::MAX, usize::MAX) }
    fn spec(fill: char, align: u8, flags: u8, width: usize, precision: usize) -> Spec {
        Spec { fill: fill, align: align, flags: flags, width: if width == usize::MAX { None } else { Some(width) }, precision: if precision == usize::MAX { None } else { Some(precision) } }
    }
    pub fn display_with<T: crate::fmt::Display + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn debug_with<T: crate::fmt::Debug + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn lower_hex_with<T: crate::fmt::LowerHex + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn upper_hex_with<T: crate::fmt::UpperHex + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn binary_with<T: crate::fmt::Binary + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn octal_with<T: crate::fmt::Octal + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn lower_exp_with<T: crate::fmt::LowerExp + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn upper_exp_with<T: crate::fmt::UpperExp + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn pointer_with<T: crate::fmt::Pointer + ?Sized>(out: &mut Arguments, value: &T, fill: char, align: u8, flags: u8, width: usize, precision: usize) { if out.failed { return; } let mut f = Formatter { out: &mut out.text, spec: spec(fill, align, flags | 2, width, precision) }; if value.fmt(&mut f).is_err() { out.failed = true; } }
    pub fn format(arguments: Arguments) -> String {
        let (text, is_whole) = arguments.end();
        if !is_whole { panic!("a formatting trait implementation returned an error when the underlying stream did not: Error") }
        text
    }
    pub fn to_string(arguments: Arguments) -> String {
        let (text, is_whole) = arguments.end();
        if !is_whole { panic!("a Display implementation returned an error unexpectedly: Error") }
        text
    }
    fn print_whole(arguments: Arguments, error: bool) {
        let (text, is_whole) = arguments.end();
        print_text(text, error);
        if !is_whole { panic!("a formatting trait implementation returned an error when the underlying stream did not") }
    }
    #[intrinsic] fn print_text(text: String, error: bool);
    pub fn print(arguments: Arguments) { print_whole(arguments, false) }
    pub fn print_error(arguments: Arguments) { print_whole(arguments, true) }
    #[intrinsic] fn panic_text(text: String, is_literal: bool) -> !;
    pub fn panic(arguments: Arguments) -> ! { panic_text(arguments.end().0, false) }
    pub fn panic_literal(arguments: Arguments) -> ! { panic_text(arguments.end().0, true) }
    pub fn index_failed(index: usize, length: usize) -> ! { panic!("index out of bounds: the len is {} but the index is {}", length, index) }
    pub fn assert_eq_failed<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B) -> ! { panic!("assertion `left == right` failed\n  left: {:?}\n right: {:?}", left, right) }
    pub fn assert_ne_failed<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B) -> ! { panic!("assertion `left != right` failed\n  left: {:?}\n right: {:?}", left, right) }
    pub fn assert_eq_failed_with<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B, message: Arguments) -> ! { panic!("assertion `left == right` failed: {}\n  left: {:?}\n right: {:?}", format(message), left, right) }
    pub fn assert_ne_failed_with<A: crate::fmt::Debug + ?Sized, B: crate::fmt::Debug + ?Sized>(left: &A, right: &B, message: Arguments) -> ! { panic!("assertion `left != right` failed: {}\n  left: {:?}\n right: {:?}", format(message), left, right) }
    #[intrinsic] pub fn variant_index<T>(value: &T) -> isize;
}
