//! A report as one self-contained page.

mod page;

use std::fmt;

use super::edition::Edition;
use super::front::Front;
use super::report::Report;
use super::sections::{Contents, contents};
use crate::ground::Language;
use page::Page;

impl Report {
    /// The report as one self-contained HTML page: no script, no request to
    /// anywhere, light and dark, fit for A4 and for a phone; every picture has
    /// its numbers in a table.
    ///
    /// A language alone gives the short report, two to four pages on paper; [`Edition::full`] all of it.
    ///
    /// Names that come from a table are escaped: they cannot become markup.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_html(&self, out: &mut impl fmt::Write, edition: impl Into<Edition>) -> fmt::Result {
        let edition = edition.into();
        write_page(out, self.front(&edition), &contents(self, &edition), edition.language())
    }
}

/// These contents as a page.
pub(super) fn write_page(out: &mut impl fmt::Write, front: Front, contents: &Contents, language: Language) -> fmt::Result {
    let page = Page::of(front, contents, language).map_err(|_| fmt::Error)?;
    page.write(out)
}
