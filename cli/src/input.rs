//! A table as it is named on the command line.

use std::path::{Path, PathBuf};

use enkat::ground::Occasion;
use unicode_normalization::UnicodeNormalization as _;

/// A table as it is named on the command line: `answers.csv`, `-`, or `start=answers.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// A file, or `-` for standard input.
    pub path: PathBuf,
    /// The occasion of all its rows, where it is said.
    pub occasion: Option<Occasion>,
}

impl Input {
    /// What was named; a file whose name begins with `start=` is itself.
    #[must_use]
    pub fn named(given: &Path) -> Self {
        let of = |occasion: Occasion| {
            let path = given.to_str()?.strip_prefix(occasion.name())?.strip_prefix('=')?;
            (!path.is_empty() && !given.exists()).then(|| Self { path: path.into(), occasion: Some(occasion) })
        };
        Occasion::BOTH.into_iter().find_map(of).unwrap_or_else(|| Self { path: given.to_owned(), occasion: None })
    }

    /// All that were named.
    #[must_use]
    pub fn all(given: &[PathBuf]) -> Vec<Self> {
        given.iter().map(|path| Self::named(path)).collect()
    }

    /// It is read from standard input.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        self.path == Path::new("-")
    }
}

/// The name of a file with å as one letter: a Mac writes it as an a and a ring, and nobody sees which it is.
#[must_use]
pub fn composed(path: &Path) -> String {
    path.to_string_lossy().nfc().collect()
}

/// What is said with an occasion before it, `start=Blad1`, and without.
#[must_use]
pub fn with_occasion(text: &str) -> (Option<Occasion>, &str) {
    let of = |occasion: Occasion| {
        let (before, after) = text.split_once('=')?;
        before.trim().eq_ignore_ascii_case(occasion.name()).then(|| (Some(occasion), after.trim()))
    };
    Occasion::BOTH.into_iter().find_map(of).unwrap_or((None, text))
}
