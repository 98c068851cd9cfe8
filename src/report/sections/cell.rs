//! What stands in a cell of a table.

use std::fmt;

/// What stands in a cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Cell {
    pub(in crate::report) text: String,
    pub(in crate::report) kind: CellKind,
    /// What the text says, where that is a single number.
    pub(in crate::report) number: Option<CellNumber>,
}

/// The number of a cell, as exact as its text and no more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::report) enum CellNumber {
    Plain(f64),
    /// A share of 1, told in percent.
    Share(f64),
}

impl CellNumber {
    /// A number told to so many decimals.
    pub(super) fn plain(value: f64, decimals: usize) -> Option<Self> {
        format!("{value:.decimals$}").parse().ok().filter(|value: &f64| value.is_finite()).map(Self::Plain)
    }

    /// A share told as percent with so many decimals.
    pub(super) fn share(value: f64, decimals: usize) -> Option<Self> {
        let percent = value * 100.0;
        format!("{percent:.decimals$}e-2").parse().ok().filter(|value: &f64| value.is_finite()).map(Self::Share)
    }
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum CellKind {
    /// A name or a remark.
    Words,
    /// A number.
    Number,
    /// The word that says a number is held back.
    Suppressed,
    /// The dash for none.
    Undefined,
    /// The same, where the report has no such figure.
    Absent,
}

impl Cell {
    /// It stands to the right, with the numbers.
    pub(in crate::report) fn is_figure(&self) -> bool {
        self.kind != CellKind::Words
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, kind: CellKind::Words, number: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
