//! One person's page as text, Markdown and HTML.

use std::fmt;

use super::PersonReport;
use super::words::Words;
use crate::ground::Language;
use crate::report::{markdown, text};

impl PersonReport {
    /// The page as plain text.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let words = Words { of: self, language };
        text::write(out, &words.front(), words.contents())
    }

    /// The page as Markdown; what comes from a table cannot become markup.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_markdown(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let words = Words { of: self, language };
        markdown::write(out, &words.front(), words.contents(), language)
    }

    /// The page as self-contained HTML that fits on a sheet of A4: no script, no request to anywhere.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    #[cfg(feature = "html")]
    pub fn write_html(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let words = Words { of: self, language };
        crate::report::html::write_page(out, words.front(), &words.contents(), language)
    }
}
