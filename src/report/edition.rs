//! A report as it is given to somebody: in which language, how much of it, under which title.

use std::sync::Arc;

use super::report::Report;
use crate::ground::Language;

/// How much of a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Extent {
    /// What a board reads: who took part, where they went, the goal, the joint sums with a picture each.
    #[default]
    Short,
    /// Everything that the report holds.
    Full,
}

/// What stands at the head of a report, in the words of whoever gives it out; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// What it is called.
    pub(super) name: String,
    /// Of which municipality it is.
    pub(super) municipality: String,
    /// Of which time.
    pub(super) period: String,
    /// Who stands behind it: a unit rather than somebody.
    pub(super) by_line: String,
    /// When it was made.
    pub(super) date: String,
}

/// A report as it is given to somebody: in which language, how much of it, under which title.
///
/// # Examples
///
/// ```
/// use enkat::report::{Edition, Language};
///
/// let board = Edition::new(Language::Sv).titled("Förrehabilitering").of_municipality("Sävsjö").of_period("2025");
/// assert!(!board.is_full() && board.clone().full().is_full());
/// // a language alone is the short one
/// assert_eq!(Edition::from(Language::En), Edition::new(Language::En));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    language: Language,
    extent: Extent,
    title: Title,
    record: String,
    record_in_words: String,
    earlier: Option<Arc<Report>>,
}

impl Edition {
    /// The short one, without a title.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            extent: Extent::default(),
            title: Title::default(),
            record: String::new(),
            record_in_words: String::new(),
            earlier: None,
        }
    }

    /// All of it.
    #[must_use]
    pub fn full(self) -> Self {
        Self { extent: Extent::Full, ..self }
    }

    /// It is all of it.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.extent == Extent::Full
    }

    /// Called so.
    #[must_use]
    pub fn titled(mut self, name: impl Into<String>) -> Self {
        self.title.name = name.into();
        self
    }

    /// Of this municipality.
    #[must_use]
    pub fn of_municipality(mut self, municipality: impl Into<String>) -> Self {
        self.title.municipality = municipality.into();
        self
    }

    /// Of this time.
    #[must_use]
    pub fn of_period(mut self, period: impl Into<String>) -> Self {
        self.title.period = period.into();
        self
    }

    /// By these.
    #[must_use]
    pub fn by(mut self, by_line: impl Into<String>) -> Self {
        self.title.by_line = by_line.into();
        self
    }

    /// Made on this day.
    #[must_use]
    pub fn dated(mut self, date: impl Into<String>) -> Self {
        self.title.date = date.into();
        self
    }

    /// Carrying how it was made, for a program that makes it again, and for people.
    #[must_use]
    pub fn recorded(self, record: impl Into<String>, in_words: impl Into<String>) -> Self {
        Self { record: record.into(), record_in_words: in_words.into(), ..self }
    }

    /// Beside an earlier report, such as last year's, with a table of both. A release stands beside
    /// releases alone; beside anything else there is no table.
    #[must_use]
    pub fn beside(self, earlier: Report) -> Self {
        Self { earlier: Some(Arc::new(earlier)), ..self }
    }

    /// What it stands beside.
    #[must_use]
    pub fn earlier(&self) -> Option<&Report> {
        self.earlier.as_deref()
    }

    /// How it was made, for a program.
    #[must_use]
    pub fn record(&self) -> &str {
        &self.record
    }

    /// The same for people.
    #[must_use]
    pub fn record_in_words(&self) -> &str {
        &self.record_in_words
    }

    /// In which language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    pub(super) fn extent(&self) -> Extent {
        self.extent
    }

    pub(super) fn title(&self) -> &Title {
        &self.title
    }
}

impl From<Language> for Edition {
    fn from(language: Language) -> Self {
        Self::new(language)
    }
}
