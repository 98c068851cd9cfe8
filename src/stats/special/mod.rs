//! Distribution functions, each good to about 1e-14 of its value or better than 1e-15 absolute.
//!
//! The error function and the logarithm of the gamma function are those of
//! `special` (libm underneath, so equal on every platform); the rest is here.

pub(super) mod fisher_f;
pub(super) mod gamma;
mod incomplete_beta;
pub(super) mod noncentral_t;
pub(super) mod normal;
mod root;
pub(super) mod student_t;
