//! Where people can be told to turn: a dated list, to be replaced.

use super::tables;
use crate::instrument::Label;

/// A service that people may contact.
///
/// Numbers change: look at [`ContactLine::checked`], check before use, and add
/// what there is nearby. For staff; whether it is safe to hand over a number is
/// for the person to say, as somebody else may find it.
///
/// # Examples
///
/// ```
/// use enkat::violence::ContactLine;
///
/// let line = &ContactLine::all()[0];
/// assert_eq!((line.name, line.number, line.country), ("Kvinnofridslinjen", "020-50 50 50", "SE"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactLine {
    /// Its name.
    pub name: &'static str,
    /// Its number, as it is written.
    pub number: &'static str,
    /// What it is for.
    pub what_for: Label,
    /// ISO 3166 code of the country.
    pub country: &'static str,
    /// When the source gave it, as an ISO day.
    pub checked: &'static str,
    /// Where it was read.
    pub source: &'static str,
}

impl ContactLine {
    /// The lines that come with the program.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &tables::CONTACT_LINES
    }
}
