//! Start and exit.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::fmt;

/// When a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Occasion {
    /// On entering the programme.
    Start,
    /// On leaving it.
    Exit,
}

impl Occasion {
    /// Both, in order of time.
    pub const BOTH: [Self; 2] = [Self::Start, Self::Exit];

    /// `start` or `exit`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Exit => "exit",
        }
    }

    pub(crate) const fn position(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a table calls the occasions; compared without case and surrounding blanks.
///
/// # Examples
///
/// ```
/// use enkat::ground::{Occasion, OccasionNames};
///
/// let mut names = OccasionNames::default();
/// assert_eq!(names.occasion(" Exit "), Some(Occasion::Exit));
/// names.rename(Occasion::Start, "pre")?;
/// assert_eq!(names.occasion("PRE"), Some(Occasion::Start));
/// assert_eq!(names.occasion("start"), None);
/// # Ok::<(), enkat::ground::OccasionNameError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "WrittenNames", into = "WrittenNames"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct OccasionNames {
    start: Vec<String>,
    exit: Vec<String>,
}

/// The names as they are written: those of each occasion, in order.
#[cfg(feature = "serde")]
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
struct WrittenNames {
    /// Names of the first, compared without case.
    start: Vec<String>,
    /// Names of the second.
    exit: Vec<String>,
}

#[cfg(feature = "serde")]
impl TryFrom<WrittenNames> for OccasionNames {
    type Error = OccasionNameError;

    fn try_from(written: WrittenNames) -> Result<Self, OccasionNameError> {
        let mut names = Self::default();
        for (occasion, labels) in [(Occasion::Start, written.start), (Occasion::Exit, written.exit)] {
            labels.iter().try_for_each(|label| names.rename(occasion, label))?;
        }
        Ok(names)
    }
}

#[cfg(feature = "serde")]
impl From<OccasionNames> for WrittenNames {
    fn from(OccasionNames { start, exit }: OccasionNames) -> Self {
        Self { start, exit }
    }
}

impl OccasionNames {
    /// Adds a name; an occasion that was given one no longer goes by ours.
    ///
    /// # Errors
    ///
    /// [`OccasionNameError`] for an empty name, or one that the other occasion has.
    pub fn rename(&mut self, occasion: Occasion, name: &str) -> Result<(), OccasionNameError> {
        let (names, others, other) = match occasion {
            Occasion::Start => (&mut self.start, &self.exit, Occasion::Exit),
            Occasion::Exit => (&mut self.exit, &self.start, Occasion::Start),
        };
        let plain = plain(name);
        if plain.is_empty() || others.contains(&plain) || plain == other.name() {
            return Err(OccasionNameError { occasion, name: name.to_owned() });
        }
        names.push(plain);
        Ok(())
    }

    /// Somebody named an occasion.
    #[must_use]
    pub fn are_given(&self) -> bool {
        !(self.start.is_empty() && self.exit.is_empty())
    }

    /// The occasion that `label` names.
    #[must_use]
    pub fn occasion(&self, label: &str) -> Option<Occasion> {
        let label = plain(label);
        let is = |names: &[String], own: Occasion| {
            if names.is_empty() { label == own.name() } else { names.contains(&label) }
        };
        if is(&self.start, Occasion::Start) {
            Some(Occasion::Start)
        } else if is(&self.exit, Occasion::Exit) {
            Some(Occasion::Exit)
        } else {
            None
        }
    }
}

/// A name that does not tell the occasions apart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name:?} cannot name the {occasion}: it is empty or names the other occasion")]
#[non_exhaustive]
pub struct OccasionNameError {
    /// The occasion.
    pub occasion: Occasion,
    /// The name.
    pub name: String,
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}
