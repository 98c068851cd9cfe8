//! `Debug` that tells how much there is and nothing of it.

/// `Debug` of a type that holds answers, ids or counts of people, or is too long to be read in a log.
macro_rules! short_debug {
    ($(impl$([$($generics:tt)+])? $name:ident$([$($of:tt)+])? { $($field:ident: $value:expr),* $(,)? })+) => { $(
        impl$(<$($generics)+>)? std::fmt::Debug for $name$(<$($of)+>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let told = &mut f.debug_struct(stringify!($name));
                $(told.field(stringify!($field), &($value)(self));)*
                told.finish_non_exhaustive()
            }
        }
    )+ };
}
pub(crate) use short_debug;
