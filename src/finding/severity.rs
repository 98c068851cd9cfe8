//! How serious a finding is.

use crate::ground::{Language, words};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Notice,
    /// Read, but to be mended at the source.
    Warning,
    /// Not usable; what it touches has no score.
    Error,
    /// A person's safety may hang on it: somebody has to look at once.
    Critical,
}

words!(Severity: Severity::ALL);

impl Severity {
    /// Every one, the mildest first.
    pub const ALL: [Self; 4] = [Self::Notice, Self::Warning, Self::Error, Self::Critical];

    /// In lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
        }
    }

    /// The same in a language, such as `fel`.
    #[must_use]
    pub const fn name_in(self, language: Language) -> &'static str {
        language.pick(self.name(), self.name_in_swedish())
    }
}
