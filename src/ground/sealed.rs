//! What keeps a trait to the types of this crate.

/// Nobody outside can name it, so nobody outside implements what asks for it.
pub trait Sealed {}
