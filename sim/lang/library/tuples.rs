// Tuples of up to eight: what derive would do for a struct.
mod tuples {
    use crate::cmp::Ordering;
    use crate::fmt;
    use crate::hash::{Hash, Hasher};
    impl PartialEq for () { fn eq(&self, _other: &()) -> bool { true } }
    impl Eq for () {}
    impl PartialOrd for () { fn partial_cmp(&self, _other: &()) -> Option<Ordering> { Some(Ordering::Equal) } }
    impl Ord for () { fn cmp(&self, _other: &()) -> Ordering { Ordering::Equal } }
    impl Hash for () { fn hash<H: Hasher>(&self, _state: &mut H) {} }
    impl Default for () { fn default() -> () { () } }
    impl fmt::Debug for () { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("()") } }

    impl<A: PartialEq> PartialEq for (A,) { fn eq(&self, other: &(A,)) -> bool { self.0 == other.0 } }
    impl<A: Eq> Eq for (A,) {}
    impl<A: PartialOrd> PartialOrd for (A,) {
        fn partial_cmp(&self, other: &(A,)) -> Option<Ordering> {
            self.0.partial_cmp(&other.0)
        }
    }
    impl<A: Ord> Ord for (A,) {
        fn cmp(&self, other: &(A,)) -> Ordering {
            self.0.cmp(&other.0)
        }
    }
    impl<A: Hash> Hash for (A,) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); } }
    impl<A: Default> Default for (A,) { fn default() -> (A,) { (A::default(),) } }
    impl<A: fmt::Debug> fmt::Debug for (A,) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { if !f.alternate() { f.write_str("(")?; self.0.fmt(f)?; return f.write_str(",)"); } f.debug_tuple("").field(&self.0).finish() } }

    impl<A: PartialEq, B: PartialEq> PartialEq for (A, B) { fn eq(&self, other: &(A, B)) -> bool { self.0 == other.0 && self.1 == other.1 } }
    impl<A: Eq, B: Eq> Eq for (A, B) {}
    impl<A: PartialOrd, B: PartialOrd> PartialOrd for (A, B) {
        fn partial_cmp(&self, other: &(A, B)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.1.partial_cmp(&other.1)
        }
    }
    impl<A: Ord, B: Ord> Ord for (A, B) {
        fn cmp(&self, other: &(A, B)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            self.1.cmp(&other.1)
        }
    }
    impl<A: Hash, B: Hash> Hash for (A, B) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); } }
    impl<A: Default, B: Default> Default for (A, B) { fn default() -> (A, B) { (A::default(), B::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug> fmt::Debug for (A, B) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).finish() } }

    impl<A: PartialEq, B: PartialEq, C: PartialEq> PartialEq for (A, B, C) { fn eq(&self, other: &(A, B, C)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 } }
    impl<A: Eq, B: Eq, C: Eq> Eq for (A, B, C) {}
    impl<A: PartialOrd, B: PartialOrd, C: PartialOrd> PartialOrd for (A, B, C) {
        fn partial_cmp(&self, other: &(A, B, C)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.1.partial_cmp(&other.1) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.2.partial_cmp(&other.2)
        }
    }
    impl<A: Ord, B: Ord, C: Ord> Ord for (A, B, C) {
        fn cmp(&self, other: &(A, B, C)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            match self.1.cmp(&other.1) { Ordering::Equal => {} unequal => return unequal, }
            self.2.cmp(&other.2)
        }
    }
    impl<A: Hash, B: Hash, C: Hash> Hash for (A, B, C) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); self.2.hash(state); } }
    impl<A: Default, B: Default, C: Default> Default for (A, B, C) { fn default() -> (A, B, C) { (A::default(), B::default(), C::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug> fmt::Debug for (A, B, C) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).finish() } }

    impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq> PartialEq for (A, B, C, D) { fn eq(&self, other: &(A, B, C, D)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 } }
    impl<A: Eq, B: Eq, C: Eq, D: Eq> Eq for (A, B, C, D) {}
    impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd> PartialOrd for (A, B, C, D) {
        fn partial_cmp(&self, other: &(A, B, C, D)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.1.partial_cmp(&other.1) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.2.partial_cmp(&other.2) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.3.partial_cmp(&other.3)
        }
    }
    impl<A: Ord, B: Ord, C: Ord, D: Ord> Ord for (A, B, C, D) {
        fn cmp(&self, other: &(A, B, C, D)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            match self.1.cmp(&other.1) { Ordering::Equal => {} unequal => return unequal, }
            match self.2.cmp(&other.2) { Ordering::Equal => {} unequal => return unequal, }
            self.3.cmp(&other.3)
        }
    }
    impl<A: Hash, B: Hash, C: Hash, D: Hash> Hash for (A, B, C, D) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); self.2.hash(state); self.3.hash(state); } }
    impl<A: Default, B: Default, C: Default, D: Default> Default for (A, B, C, D) { fn default() -> (A, B, C, D) { (A::default(), B::default(), C::default(), D::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug> fmt::Debug for (A, B, C, D) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).finish() } }

    impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq> PartialEq for (A, B, C, D, E) { fn eq(&self, other: &(A, B, C, D, E)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 } }
    impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq> Eq for (A, B, C, D, E) {}
    impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd> PartialOrd for (A, B, C, D, E) {
        fn partial_cmp(&self, other: &(A, B, C, D, E)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.1.partial_cmp(&other.1) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.2.partial_cmp(&other.2) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.3.partial_cmp(&other.3) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.4.partial_cmp(&other.4)
        }
    }
    impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord> Ord for (A, B, C, D, E) {
        fn cmp(&self, other: &(A, B, C, D, E)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            match self.1.cmp(&other.1) { Ordering::Equal => {} unequal => return unequal, }
            match self.2.cmp(&other.2) { Ordering::Equal => {} unequal => return unequal, }
            match self.3.cmp(&other.3) { Ordering::Equal => {} unequal => return unequal, }
            self.4.cmp(&other.4)
        }
    }
    impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash> Hash for (A, B, C, D, E) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); self.2.hash(state); self.3.hash(state); self.4.hash(state); } }
    impl<A: Default, B: Default, C: Default, D: Default, E: Default> Default for (A, B, C, D, E) { fn default() -> (A, B, C, D, E) { (A::default(), B::default(), C::default(), D::default(), E::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug> fmt::Debug for (A, B, C, D, E) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).finish() } }

    impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq> PartialEq for (A, B, C, D, E, F) { fn eq(&self, other: &(A, B, C, D, E, F)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 } }
    impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq> Eq for (A, B, C, D, E, F) {}
    impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd> PartialOrd for (A, B, C, D, E, F) {
        fn partial_cmp(&self, other: &(A, B, C, D, E, F)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.1.partial_cmp(&other.1) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.2.partial_cmp(&other.2) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.3.partial_cmp(&other.3) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.4.partial_cmp(&other.4) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.5.partial_cmp(&other.5)
        }
    }
    impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord> Ord for (A, B, C, D, E, F) {
        fn cmp(&self, other: &(A, B, C, D, E, F)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            match self.1.cmp(&other.1) { Ordering::Equal => {} unequal => return unequal, }
            match self.2.cmp(&other.2) { Ordering::Equal => {} unequal => return unequal, }
            match self.3.cmp(&other.3) { Ordering::Equal => {} unequal => return unequal, }
            match self.4.cmp(&other.4) { Ordering::Equal => {} unequal => return unequal, }
            self.5.cmp(&other.5)
        }
    }
    impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash> Hash for (A, B, C, D, E, F) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); self.2.hash(state); self.3.hash(state); self.4.hash(state); self.5.hash(state); } }
    impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default> Default for (A, B, C, D, E, F) { fn default() -> (A, B, C, D, E, F) { (A::default(), B::default(), C::default(), D::default(), E::default(), F::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug> fmt::Debug for (A, B, C, D, E, F) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).field(&self.5).finish() } }

    impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq> PartialEq for (A, B, C, D, E, F, G) { fn eq(&self, other: &(A, B, C, D, E, F, G)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 } }
    impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq> Eq for (A, B, C, D, E, F, G) {}
    impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd> PartialOrd for (A, B, C, D, E, F, G) {
        fn partial_cmp(&self, other: &(A, B, C, D, E, F, G)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.1.partial_cmp(&other.1) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.2.partial_cmp(&other.2) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.3.partial_cmp(&other.3) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.4.partial_cmp(&other.4) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.5.partial_cmp(&other.5) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.6.partial_cmp(&other.6)
        }
    }
    impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord> Ord for (A, B, C, D, E, F, G) {
        fn cmp(&self, other: &(A, B, C, D, E, F, G)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            match self.1.cmp(&other.1) { Ordering::Equal => {} unequal => return unequal, }
            match self.2.cmp(&other.2) { Ordering::Equal => {} unequal => return unequal, }
            match self.3.cmp(&other.3) { Ordering::Equal => {} unequal => return unequal, }
            match self.4.cmp(&other.4) { Ordering::Equal => {} unequal => return unequal, }
            match self.5.cmp(&other.5) { Ordering::Equal => {} unequal => return unequal, }
            self.6.cmp(&other.6)
        }
    }
    impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash> Hash for (A, B, C, D, E, F, G) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); self.2.hash(state); self.3.hash(state); self.4.hash(state); self.5.hash(state); self.6.hash(state); } }
    impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default> Default for (A, B, C, D, E, F, G) { fn default() -> (A, B, C, D, E, F, G) { (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).field(&self.5).field(&self.6).finish() } }

    impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq> PartialEq for (A, B, C, D, E, F, G, H) { fn eq(&self, other: &(A, B, C, D, E, F, G, H)) -> bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 } }
    impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq> Eq for (A, B, C, D, E, F, G, H) {}
    impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd> PartialOrd for (A, B, C, D, E, F, G, H) {
        fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H)) -> Option<Ordering> {
            match self.0.partial_cmp(&other.0) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.1.partial_cmp(&other.1) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.2.partial_cmp(&other.2) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.3.partial_cmp(&other.3) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.4.partial_cmp(&other.4) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.5.partial_cmp(&other.5) { Some(Ordering::Equal) => {} unequal => return unequal, }
            match self.6.partial_cmp(&other.6) { Some(Ordering::Equal) => {} unequal => return unequal, }
            self.7.partial_cmp(&other.7)
        }
    }
    impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord> Ord for (A, B, C, D, E, F, G, H) {
        fn cmp(&self, other: &(A, B, C, D, E, F, G, H)) -> Ordering {
            match self.0.cmp(&other.0) { Ordering::Equal => {} unequal => return unequal, }
            match self.1.cmp(&other.1) { Ordering::Equal => {} unequal => return unequal, }
            match self.2.cmp(&other.2) { Ordering::Equal => {} unequal => return unequal, }
            match self.3.cmp(&other.3) { Ordering::Equal => {} unequal => return unequal, }
            match self.4.cmp(&other.4) { Ordering::Equal => {} unequal => return unequal, }
            match self.5.cmp(&other.5) { Ordering::Equal => {} unequal => return unequal, }
            match self.6.cmp(&other.6) { Ordering::Equal => {} unequal => return unequal, }
            self.7.cmp(&other.7)
        }
    }
    impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash> Hash for (A, B, C, D, E, F, G, H) { fn hash<State: Hasher>(&self, state: &mut State) { self.0.hash(state); self.1.hash(state); self.2.hash(state); self.3.hash(state); self.4.hash(state); self.5.hash(state); self.6.hash(state); self.7.hash(state); } }
    impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default> Default for (A, B, C, D, E, F, G, H) { fn default() -> (A, B, C, D, E, F, G, H) { (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default()) } }
    impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug, H: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G, H) { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).field(&self.5).field(&self.6).field(&self.7).finish() } }
}
