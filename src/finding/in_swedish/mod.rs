//! What the rules and their findings say in Swedish.
//!
//! Each rule has four texts, in the order in which its entry has them in English: what it checks, why, an
//! example, what to do. A rule without them does not compile.

mod evidence;
mod programme_rules;
mod table_rules;
mod violence_rules;

use super::about::Checked;
use super::{Finding, OFTEN_MISSING, Rule, Severity};

/// Four texts: what a rule checks, why, an example, what to do.
pub(super) type Texts = [&'static str; 4];

impl Severity {
    pub(super) const fn name_in_swedish(self) -> &'static str {
        match self {
            Self::Notice => "notis",
            Self::Warning => "varning",
            Self::Error => "fel",
            Self::Critical => "akut",
        }
    }
}

impl Checked {
    pub(super) const fn phrase_in_swedish(self) -> &'static str {
        match self {
            Self::Form => "formulärets definition",
            Self::Header => "kolumnernas namn",
            Self::Cell => "varje cell",
            Self::Row => "varje rad",
            Self::Person => "varje persons tillfällen",
            Self::Column => "hela kolumner",
        }
    }
}

impl Finding {
    pub(super) fn message_of_rule_in_swedish(&self) -> String {
        let [checks, ..] = self.rule.in_swedish();
        match (self.found, self.expected) {
            (Some(found), Some([min, max])) if OFTEN_MISSING.contains(&found) => {
                format!("{found}, väntat {min} till {max}; kanske en kod för saknat svar, ange den i så fall")
            }
            (Some(0), Some([min @ 1, max])) => {
                format!(
                    "0, väntat {min} till {max}; en kod för saknat svar, eller en nivå räknad från 0: se på hela kolumnen först"
                )
            }
            (Some(found), Some([min, max])) => format!("{found}, väntat {min} till {max}"),
            (None, Some([min, max])) => format!("{checks}, väntat {min} till {max}"),
            (_, None) => checks.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, Rule};
    use crate::ground::Language::{En, Sv};

    fn texts(rule: Rule) -> impl Iterator<Item = &'static str> {
        let four = [rule.checks_in(Sv), rule.why_in(Sv), rule.example_in(Sv), rule.advice_in(Sv)];
        four.into_iter().chain(rule.evidence_in(Sv)).chain([rule.looks_at_in(Sv)])
    }

    #[test]
    fn every_rule_speaks_swedish_in_the_same_style() {
        for rule in Rule::all() {
            for text in texts(rule) {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", rule.code());
                for english in [" the ", " is ", " and ", " row", " column", " of "] {
                    assert!(!text.contains(english), "{}: {text}", rule.code());
                }
                assert!(!text.contains("--"), "{}: {text}", rule.code());
            }
            assert!(!rule.checks_in(Sv).starts_with(char::is_uppercase), "{}", rule.code());
        }
    }

    #[test]
    fn a_finding_says_in_swedish_what_was_found_and_its_note() {
        let cell = |found, expected| Finding::cell(Rule::OutOfRange, 1, "mo", expected, Some(found)).message_in(Sv);
        assert_eq!(cell(6, [1, 5]), "6, väntat 1 till 5");
        assert!(cell(9, [1, 5]).starts_with("9, väntat 1 till 5; kanske en kod för saknat svar"));
        assert!(cell(0, [1, 5]).starts_with("0, väntat 1 till 5; en kod för saknat svar, eller"));
        let about = || Finding::about_column(Rule::ConstantColumn, "mo");
        let both = about().with_notes(["20 answers".into(), "20 svar".into()]);
        assert_eq!(both.message_in(Sv), "alla svar på en fråga är lika: 20 svar");
        assert_eq!(both.message(), "every answer to an item is the same: 20 answers");
        assert_eq!(about().with_note("mo").message_in(Sv), "alla svar på en fråga är lika: mo");
    }

    #[test]
    fn the_numbers_of_the_evidence_are_the_same() {
        let numbers = |text: &str| -> Vec<String> {
            text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        for rule in Rule::all() {
            assert_eq!(rule.evidence_in(Sv).map(numbers), rule.evidence_in(En).map(numbers), "{}", rule.code());
        }
    }
}
