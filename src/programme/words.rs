//! The words that are the same in every programme.

use crate::ground::words;
use crate::instrument::Label;

/// How sure an exit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Certainty {
    /// It is settled.
    Certain,
    /// It may come about; never counted for the goal.
    Possible,
}

words!(Certainty: Certainty::ALL);

/// What became of a person at an exit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ExitKind {
    /// Started there after the programme.
    Started,
    /// Is to start.
    Planned,
    /// Went back to where they came from, the programme being no longer meant for them.
    Returned,
    /// Left the programme before its end.
    EndedEarly,
}

words!(ExitKind: ExitKind::ALL);

/// How a person answered the programme's survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Survey {
    /// On a form.
    Form,
    /// In a talk.
    Dialogue,
    /// Not at all.
    No,
}

words!(Survey: Survey::ALL);

impl Certainty {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Certain, Self::Possible];

    /// `certain` or `possible`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
        }
    }

    /// The name in use.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Certain => Label::new("certain", "säker"),
            Self::Possible => Label::new("possible", "eventuell"),
        }
    }

    pub(super) fn read(cell: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| is_named(cell, word.name(), &word.label()))
    }

    /// The ways of writing each.
    pub(super) fn names() -> Vec<String> {
        Self::ALL.into_iter().flat_map(|word| names_of(word.name(), &word.label())).collect()
    }
}

impl ExitKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Started, Self::Planned, Self::Returned, Self::EndedEarly];

    /// `started`, `planned`, `returned` or `ended_early`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Planned => "planned",
            Self::Returned => "returned",
            Self::EndedEarly => "ended_early",
        }
    }

    /// The name in use.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Started => Label::new("started", "påbörjad"),
            Self::Planned => Label::new("planned", "planerad"),
            Self::Returned => Label::new("returned", "återgång"),
            Self::EndedEarly => Label::new("ended early", "avbruten"),
        }
    }

    pub(super) fn read(cell: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| is_named(cell, word.name(), &word.label()))
    }

    /// The ways of writing each.
    pub(super) fn names() -> Vec<String> {
        Self::ALL.into_iter().flat_map(|word| names_of(word.name(), &word.label())).collect()
    }
}

impl Survey {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Form, Self::Dialogue, Self::No];

    /// `form`, `dialogue` or `no`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Dialogue => "dialogue",
            Self::No => "no",
        }
    }

    /// The name in use.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Form => Label::new("form", "formulär"),
            Self::Dialogue => Label::new("talk", "samtal"),
            Self::No => Label::new("no", "nej"),
        }
    }

    pub(super) fn read(cell: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| is_named(cell, word.name(), &word.label()))
    }

    /// The ways of writing each.
    pub(super) fn names() -> Vec<String> {
        Self::ALL.into_iter().flat_map(|word| names_of(word.name(), &word.label())).collect()
    }
}

/// Accepted and declined, each with its name in use.
const DECISIONS: [(&str, Label, bool); 2] =
    [("accepted", Label::new("accepted", "antagen"), false), ("declined", Label::new("declined", "avvisad"), true)];

/// Whether a referral was declined.
pub(super) fn is_declined(cell: &str) -> Option<bool> {
    DECISIONS.iter().find(|(name, label, _)| is_named(cell, name, label)).map(|(.., is_declined)| *is_declined)
}

/// The ways of writing what came of a referral.
pub(super) fn decision_names() -> Vec<String> {
    DECISIONS.iter().flat_map(|(name, label, _)| names_of(name, label)).collect()
}

/// `cell` is this id or label, or another word for it, without case and surrounding blanks.
fn is_named(cell: &str, name: &str, label: &Label) -> bool {
    let cell = cell.trim();
    cell == name || {
        let cell = cell.to_lowercase();
        [name, &label.en, &label.sv].iter().any(|known| cell == known.to_lowercase()) || also(name).contains(&cell.as_str())
    }
}

fn names_of(name: &str, label: &Label) -> Vec<String> {
    [name, &label.en, &label.sv].into_iter().chain(also(name).iter().copied()).map(str::to_owned).collect()
}

fn also(name: &str) -> &'static [&'static str] {
    ALSO.iter().find(|(of, _)| *of == name).map_or(&[], |(_, also)| also)
}

/// Other words of programmes for the names above, in lower case.
const ALSO: [(&str, &[&str]); 10] = [
    ("certain", &["säkert", "klart"]),
    ("possible", &["ev", "ev.", "eventuell", "eventuellt", "kanske", "?"]),
    ("started", &["påbörjat", "påbörjade", "startad", "startat", "startade"]),
    ("planned", &["planerat", "planeras"]),
    ("returned", &["åter", "tillbaka", "återgått", "återgick"]),
    ("ended_early", &["avbrutet", "avbrutit", "avbröts", "avbröt"]),
    ("form", &["enkät", "blankett", "questionnaire"]),
    ("dialogue", &["dialog", "muntligt", "muntlig", "intervju"]),
    ("accepted", &["antaget", "antagna", "beviljad"]),
    ("declined", &["avvisat", "avslag", "nekad", "avböjd"]),
];
