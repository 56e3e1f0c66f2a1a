// Panics that are caught, raised anew, or told in the program's own words.
pub mod panic {
    use crate::any::Any;
    use crate::cell::UnsafeCell;
    use crate::fmt;
    use crate::ops::{Deref, DerefMut};
    use crate::rwlock::RwLock;

    // What is not left half changed by a panic, for all that others can see.
    #[lang = "unwind_safe"] #[auto_trait] pub trait UnwindSafe {}
    #[lang = "ref_unwind_safe"] #[auto_trait] pub trait RefUnwindSafe {}
    impl<T> !RefUnwindSafe for UnsafeCell<T> {}
    impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::rc::Rc<T> {}
    impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::arc::Arc<T> {}
@each UnwindSafe RefUnwindSafe
    impl<T> $T for crate::mutex::Mutex<T> {}
    impl<T> $T for RwLock<T> {}
    impl<T> $T for crate::sync::mpsc::Sender<T> {}
    impl<T> $T for crate::sync::mpsc::SyncSender<T> {}
    impl<T> $T for crate::sync::mpsc::Receiver<T> {}
    impl<T> $T for crate::thread::JoinHandle<T> {}
    impl<T> $T for AssertUnwindSafe<T> {}
@end
    pub struct AssertUnwindSafe<T>(pub T);
    impl<T> Deref for AssertUnwindSafe<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
    impl<T> DerefMut for AssertUnwindSafe<T> { fn deref_mut(&mut self) -> &mut T { &mut self.0 } }
    impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> { type Output = R; fn call_once(self, _args: ()) -> R { (self.0)() } }

    // What a thread panics with. A literal is a &'static str; what is no text at all is in the payload.
    struct PanicMessage { text: String, is_literal: bool, payload: Payload }
    type Payload = Option<Box<dyn Any + Send>>;
    // Tells of the panic, or has the hook told of it, and begins to unwind.
    #[intrinsic] fn panic_with<P>(text: String, is_literal: bool, payload: Option<P>) -> !;
    // Begins to unwind, without a word.
    #[intrinsic] fn raise<P>(text: String, is_literal: bool, payload: Option<P>) -> !;
    // What the thread panics with, or has panicked with.
    #[intrinsic] fn caught<P>() -> PanicMessage;
    #[intrinsic] fn tell_panic();
    #[intrinsic] fn panic_place() -> (u32, u32);
    #[intrinsic] fn has_hook();

    fn payload_of(message: PanicMessage) -> Box<dyn Any + Send> {
        let PanicMessage { text, is_literal, payload } = message;
        if let Some(payload) = payload { return payload; }
        if !is_literal { return Box::new(text); }
        let literal: &'static str = crate::mem::copy_of(&text.as_str());
        crate::mem::forget(text);
        Box::new(literal)
    }
    fn message_of(payload: Box<dyn Any + Send>) -> PanicMessage {
        if let Some(literal) = (*payload).downcast_ref::<&'static str>() { return PanicMessage { text: String::from(*literal), is_literal: true, payload: None }; }
        match payload.downcast::<String>() {
            Ok(text) => PanicMessage { text: *text, is_literal: false, payload: None },
            Err(payload) => PanicMessage { text: String::from("Box<dyn Any>"), is_literal: false, payload: Some(payload) },
        }
    }

    // A panic ends where it leaves this function.
    #[lang = "catch_panic"]
    fn catch_panic<F: FnOnce() -> R, R>(f: F, out: &mut Option<R>) { *out = Some(f()); }
    pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> {
        let mut out = None;
        catch_panic(f, &mut out);
        match out {
            Some(value) => Ok(value),
            None => Err(payload_of(caught::<Box<dyn Any + Send>>())),
        }
    }
    pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
        let PanicMessage { text, is_literal, payload } = message_of(payload);
        raise(text, is_literal, payload)
    }
    pub fn panic_any<M: 'static + Any + Send>(message: M) -> ! {
        let PanicMessage { text, is_literal, payload } = message_of(Box::new(message));
        panic_with(text, is_literal, payload)
    }

    // --- Hooks

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Location<'a> { file: &'a str, line: u32, column: u32 }
    impl<'a> Location<'a> {
        pub fn file(&self) -> &str { self.file }
        pub fn line(&self) -> u32 { self.line }
        pub fn column(&self) -> u32 { self.column }
    }
    impl<'a> fmt::Display for Location<'a> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}:{}:{}", self.file, self.line, self.column) } }
    pub struct PanicHookInfo<'a> { payload: &'a (dyn Any + Send), location: Location<'a> }
    pub type PanicInfo<'a> = PanicHookInfo<'a>;
    impl<'a> PanicHookInfo<'a> {
        pub fn payload(&self) -> &(dyn Any + Send) { self.payload }
        pub fn payload_as_str(&self) -> Option<&str> {
            if let Some(text) = self.payload.downcast_ref::<&'static str>() { return Some(*text); }
            match self.payload.downcast_ref::<String>() { Some(text) => Some(text.as_str()), None => None }
        }
        pub fn location(&self) -> Option<&Location<'a>> { Some(&self.location) }
    }
    impl<'a> fmt::Display for PanicHookInfo<'a> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "panicked at {}:", self.location)?;
            match self.payload_as_str() { Some(text) => write!(f, "\n{}", text), None => Ok(()) }
        }
    }
    type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;
    static HOOK: RwLock<Option<Hook>> = RwLock::new(None);
    pub fn set_hook(hook: Hook) {
        has_hook();
        let before = crate::mem::replace(&mut *HOOK.write().unwrap(), Some(hook));
        drop(before)
    }
    pub fn take_hook() -> Hook {
        has_hook();
        match HOOK.write().unwrap().take() {
            Some(hook) => hook,
            None => Box::new(|_info| tell_panic()),
        }
    }
    // Called where a thread panics, in programs that may have a hook.
    #[lang = "panic_hook"]
    fn panic_hook() {
        let (line, column) = panic_place();
        let payload = payload_of(caught::<Box<dyn Any + Send>>());
        let own = HOOK.read().unwrap();
        match &*own {
            Some(hook) => {
                let info = PanicHookInfo { payload: &*payload, location: Location { file: "src/main.rs", line: line, column: column } };
                hook(&info)
            }
            None => tell_panic(),
        }
        drop(own);
        resume_unwind(payload)
    }
}
