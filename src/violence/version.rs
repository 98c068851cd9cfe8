//! The version of a form.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::fmt;
use std::str::FromStr;

use crate::ground::text_form;

/// A version, `MAJOR.MINOR.PATCH`.
///
/// Raise the first number when an answer means something else than before, the
/// second when items are added, the third when only wording changes.
///
/// # Examples
///
/// ```
/// use enkat::inner::violence::Version;
///
/// assert_eq!("1.0.12".parse::<Version>()?.to_string(), "1.0.12");
/// assert!("1.0".parse::<Version>().is_err());
/// assert!("01.0.0".parse::<Version>().is_err());
/// # Ok::<(), enkat::inner::violence::VersionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version([u16; 3]);

impl Version {
    /// `1.0.0`.
    pub const FIRST: Self = Self([1, 0, 0]);

    /// The version with these numbers, each at most 9999.
    ///
    /// # Errors
    ///
    /// [`VersionError`] for a greater number.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Result<Self, VersionError> {
        if major > 9_999 || minor > 9_999 || patch > 9_999 {
            return Err(VersionError);
        }
        Ok(Self([major, minor, patch]))
    }

    /// Major, minor and patch.
    #[must_use]
    pub const fn numbers(self) -> [u16; 3] {
        self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

/// A text that is not a version; it is not repeated here, as it may come from a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a version is three numbers up to 9999, such as 1.0.0")]
#[non_exhaustive]
pub struct VersionError;

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let mut numbers = [0; 3];
        let mut parts = text.split('.');
        for number in &mut numbers {
            let part = parts.next().ok_or(VersionError)?;
            let is_plain = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            if !is_plain || (part.len() > 1 && part.starts_with('0')) {
                return Err(VersionError);
            }
            *number = part.parse().map_err(|_| VersionError)?;
        }
        if parts.next().is_some() {
            return Err(VersionError);
        }
        Ok(Self(numbers))
    }
}

text_form!(Version as "Version": { "type": "string", "pattern": r"^(0|[1-9][0-9]{0,3})(\.(0|[1-9][0-9]{0,3})){2}$" });
