//! Start and exit.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::BTreeMap;
use std::fmt;

use super::{object, shown_text, words};

/// When a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Occasion {
    /// On entering the programme.
    Start,
    /// On leaving it.
    Exit,
}

words!(Occasion: Occasion::BOTH);

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

/// What a table calls the occasions; compared without case and surrounding blanks, whole numbers by their value.
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
/// names.rename(Occasion::Exit, "1")?;
/// assert_eq!(names.occasion("1,0"), Some(Occasion::Exit));
/// # Ok::<(), enkat::ground::OccasionNameError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "WrittenNames", into = "WrittenNames"))]
pub struct OccasionNames {
    start: Vec<String>,
    exit: Vec<String>,
    /// All of them: some tables name each visit.
    named: BTreeMap<String, Occasion>,
}

/// The names as they are written: those of each occasion, in order.
#[cfg(feature = "serde")]
#[derive(Default, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
struct WrittenNames {
    /// Names of the first, compared without case.
    #[cfg_attr(feature = "schemars", schemars(inner(regex(pattern = r"^(?!\s*[eE][xX][iI][tT]\s*$)[\s\S]*\S"))))]
    start: Vec<String>,
    /// Names of the second.
    #[cfg_attr(feature = "schemars", schemars(inner(regex(pattern = r"^(?!\s*[sS][tT][aA][rR][tT]\s*$)[\s\S]*\S"))))]
    exit: Vec<String>,
}

object!(WrittenNames { start, exit, .. });

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for OccasionNames {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OccasionNames".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        WrittenNames::json_schema(generator)
    }
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
    fn from(OccasionNames { start, exit, .. }: OccasionNames) -> Self {
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
        let (names, other) = match occasion {
            Occasion::Start => (&mut self.start, Occasion::Exit),
            Occasion::Exit => (&mut self.exit, Occasion::Start),
        };
        let plain = plain_label(name);
        if plain.is_empty() || self.named.get(&plain) == Some(&other) || plain == other.name() {
            return Err(OccasionNameError { occasion, name: shown_text(name) });
        }
        self.named.insert(plain.clone(), occasion);
        names.push(plain);
        Ok(())
    }

    /// Somebody named an occasion.
    #[must_use]
    pub fn are_given(&self) -> bool {
        !(self.start.is_empty() && self.exit.is_empty())
    }

    /// The names that an occasion was given, as labels are compared.
    #[must_use]
    pub fn labels(&self, occasion: Occasion) -> &[String] {
        match occasion {
            Occasion::Start => &self.start,
            Occasion::Exit => &self.exit,
        }
    }

    /// This label was given to an occasion.
    pub(crate) fn is_given(&self, label: &str) -> bool {
        self.named.contains_key(&plain_label(label))
    }

    /// The occasion that `label` names.
    #[must_use]
    pub fn occasion(&self, label: &str) -> Option<Occasion> {
        let label = plain_label(label);
        let is_ours = |names: &[String], own: Occasion| names.is_empty() && label == own.name();
        let ours = || Occasion::BOTH.into_iter().zip([&self.start, &self.exit]).find(|(own, names)| is_ours(names, *own));
        self.named.get(&label).copied().or_else(|| ours().map(|(own, _)| own))
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

/// A label as labels are compared: without case and blanks around it, a whole number by its value: `0`, `0.0` and `0,0` are one.
pub(crate) fn plain_label(label: &str) -> String {
    let label = label.trim().to_lowercase();
    let whole = label.split_once(['.', ',']).filter(|(_, rest)| !rest.is_empty() && rest.bytes().all(|byte| byte == b'0'));
    let number: Option<i64> = whole.map_or(label.as_str(), |(whole, _)| whole).parse().ok();
    number.map_or(label, |number| number.to_string())
}
