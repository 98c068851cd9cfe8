//! Swedish and English.

use super::words;

/// The language of a report, and of what rules and findings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Language {
    /// English, with a decimal point.
    #[default]
    En,
    /// Swedish, with a decimal comma.
    Sv,
}

words!(Language: [Language::En, Language::Sv]);

impl Language {
    /// A text in this language.
    pub(crate) const fn pick(self, en: &'static str, sv: &'static str) -> &'static str {
        match self {
            Self::En => en,
            Self::Sv => sv,
        }
    }

    /// A number with at most `decimals` decimals and no trailing zeros.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        let text = if text == "-0" { "0" } else { text };
        match self {
            Self::En => text.to_owned(),
            // a true minus sign and a decimal comma
            Self::Sv => text.replace('.', ",").replace('-', "\u{2212}"),
        }
    }
}
