//! A rule by its code, and what it says of itself.

use super::{ProgrammeRule, Rule, Severity, ViolenceRule};
use crate::ground::{Language, NameOf, UnknownName, close_names, shown_name};

impl Rule {
    /// Every rule, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let programme = ProgrammeRule::ALL.into_iter().map(Self::Programme);
        Self::OF_TABLES.into_iter().chain(programme).chain(ViolenceRule::ALL.into_iter().map(Self::Violence))
    }

    /// Its stable code, such as `EQ001`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.about().code
    }

    /// How serious a finding of it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.about().severity
    }

    /// What it checks.
    #[must_use]
    pub const fn checks(self) -> &'static str {
        self.about().checks
    }

    /// Why that matters.
    #[must_use]
    pub const fn why(self) -> &'static str {
        self.about().why
    }

    /// A cell or row that it finds.
    #[must_use]
    pub const fn example(self) -> &'static str {
        self.about().example
    }

    /// What to do about it.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        self.about().advice
    }

    /// What it looks at, such as `each cell` or `whole columns`.
    #[must_use]
    pub const fn looks_at(self) -> &'static str {
        self.about().checked.phrase()
    }

    /// How often it is told of sound and of wrong data, if it is a suspicion that was tried on simulated cohorts.
    #[must_use]
    pub const fn evidence(self) -> Option<&'static str> {
        self.about().evidence
    }

    /// [`Rule::checks`] in a language.
    #[must_use]
    pub const fn checks_in(self, language: Language) -> &'static str {
        language.pick(self.checks(), self.in_swedish()[0])
    }

    /// [`Rule::why`] in a language.
    #[must_use]
    pub const fn why_in(self, language: Language) -> &'static str {
        language.pick(self.why(), self.in_swedish()[1])
    }

    /// [`Rule::example`] in a language.
    #[must_use]
    pub const fn example_in(self, language: Language) -> &'static str {
        language.pick(self.example(), self.in_swedish()[2])
    }

    /// [`Rule::advice`] in a language.
    #[must_use]
    pub const fn advice_in(self, language: Language) -> &'static str {
        language.pick(self.advice(), self.in_swedish()[3])
    }

    /// [`Rule::looks_at`] in a language.
    #[must_use]
    pub const fn looks_at_in(self, language: Language) -> &'static str {
        language.pick(self.looks_at(), self.about().checked.phrase_in_swedish())
    }

    /// [`Rule::evidence`] in a language.
    #[must_use]
    pub const fn evidence_in(self, language: Language) -> Option<&'static str> {
        match language {
            Language::En => self.evidence(),
            Language::Sv => self.evidence_in_swedish(),
        }
    }
}

impl std::str::FromStr for Rule {
    type Err = UnknownName;

    fn from_str(code: &str) -> Result<Self, UnknownName> {
        Self::all().find(|rule| rule.code().eq_ignore_ascii_case(code.trim())).ok_or_else(|| UnknownName {
            of: NameOf::Rule,
            name: shown_name(code),
            close: close_codes(code),
        })
    }
}

/// The code that was meant: letters and number tell, zeros and signs do not; else codes that look alike.
fn close_codes(code: &str) -> Vec<String> {
    let parts = |code: &str| {
        let signs: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        let (letters, number) = signs.split_at(signs.find(|sign: char| sign.is_ascii_digit())?);
        Some((letters.to_ascii_uppercase(), number.parse::<u16>().ok()?))
    };
    let asked = parts(code);
    let meant = Rule::all().map(Rule::code).find(|known| asked.is_some() && parts(known) == asked);
    meant.map_or_else(|| close_names(code, Rule::all().map(Rule::code)), |meant| vec![meant.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn codes_are_unique_and_sorted() {
        assert!(Rule::all().map(Rule::code).is_sorted_by(|a, b| a < b));
    }

    /// Words that say something by way of what is not there, or that are not the field's.
    const AVOIDED: [&str; 9] = [
        "is not one of",
        "names no",
        "suppressed",
        "aloud",
        "is no ",
        "turned round",
        "cannot be told",
        "nobody can say",
        "nothing says",
    ];

    #[test]
    fn texts_are_plain_sentences_in_lower_case() {
        for rule in Rule::all() {
            let texts = [rule.checks(), rule.why(), rule.example(), rule.advice()];
            for text in texts.into_iter().chain(rule.evidence()) {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", rule.code());
                for avoided in AVOIDED {
                    assert!(!text.contains(avoided), "{}: {avoided:?} in {text}", rule.code());
                }
            }
            assert!(!rule.checks().starts_with(char::is_uppercase), "{}: {}", rule.code(), rule.checks());
        }
    }

    #[test]
    fn a_code_finds_its_rule() {
        for rule in Rule::all() {
            assert_eq!(rule.code().to_lowercase().parse(), Ok(rule));
        }
    }

    #[test]
    fn a_code_written_otherwise_is_told_and_not_taken() {
        for (asked, meant) in [("eq1", "EQ001"), ("EQ-12", "EQ012"), ("vs 3", "VS03"), ("PR004", "PR04")] {
            assert_eq!(asked.parse::<Rule>().map_err(|unknown| unknown.close), Err(vec![meant.to_owned()]), "{asked}");
        }
        assert!("EQO01".parse::<Rule>().is_err_and(|unknown| unknown.close.contains(&"EQ001".to_owned())));
        assert!("padded".parse::<Rule>().is_err_and(|unknown| unknown.close.is_empty()));
    }
}
