//! Value sets that a user brings.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::value_set::{Coefficients, Model, Scale, Term, ValueSet, Verification};
use super::{Dimension, Profile, ProfileError};
use crate::ground::{ValueLook, shown_name, shown_text};
use crate::instrument::Source;

/// What a user states about a set of their own.
///
/// # Examples
///
/// ```
/// use enkat::eq5d5l::{OwnSet, Scale};
///
/// let terms = [
///     ("start", "1"), ("N2", "-0.02"),
///     ("MO2", "-0.04"), ("MO3", "-0.06"), ("MO4", "-0.15"), ("MO5", "-0.25"),
///     ("SC2", "-0.03"), ("SC3", "-0.05"), ("SC4", "-0.13"), ("SC5", "-0.2"),
///     ("UA2", "-0.03"), ("UA3", "-0.06"), ("UA4", "-0.14"), ("UA5", "-0.19"),
///     ("PD2", "-0.05"), ("PD3", "-0.08"), ("PD4", "-0.22"), ("PD5", "-0.33"),
///     ("AD2", "-0.06"), ("AD3", "-0.1"), ("AD4", "-0.25"), ("AD5", "-0.32"),
/// ];
/// let set = OwnSet::new("invented").with_coefficients(terms)?;
/// assert_eq!(set.index_value("21111".parse()?).to_f64(), 0.94);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSet {
    /// Its name; up to 40 letters, digits, `.`, `_` and `-`.
    pub id: String,
    /// Whose preferences these are; may be empty.
    pub population: String,
    /// What 100 % of health is called.
    pub scale: Scale,
    /// The publication; may be empty.
    pub source: Source,
    /// The values fall, or stay, whenever a level worsens. State `false` for a
    /// set that is known not to; nothing else lets such a set through.
    pub monotone: bool,
}

impl OwnSet {
    /// A monotone set on the 0–1 scale, with nothing else stated.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            population: String::new(),
            scale: Scale::ZeroToOne,
            source: Source { citation: Cow::Borrowed(""), doi: Cow::Borrowed("") },
            monotone: true,
        }
    }

    /// A set from a table of two columns: `profile,value` with a row for each profile, or `term,coefficient`.
    ///
    /// # Errors
    ///
    /// [`OwnSetError`] names the first thing that is wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::eq5d5l::{OwnSet, OwnSetError};
    ///
    /// let refused = OwnSet::new("invented").with_rows(&["profile", "weight"], []);
    /// assert!(matches!(refused, Err(OwnSetError::Header { .. })));
    /// ```
    pub fn with_rows<'a>(
        self,
        header: &[impl AsRef<str>],
        rows: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<ValueSet, OwnSetError> {
        let header: Vec<String> = header.iter().map(|name| name.as_ref().trim().to_lowercase()).collect();
        match header.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["profile" | "state", "value" | "index"] => self.with_table(rows),
            ["term", "coefficient"] => self.with_coefficients(rows),
            _ => Err(OwnSetError::Header { found: shown_header(&header) }),
        }
    }

    /// A set from the terms of its model and their coefficients as printed.
    ///
    /// Terms: `start`; `MO2` … `AD5`, all of them, zeros included; `MO1` …
    /// where level 1 has an effect; `N2` … `N5`, `MO45` … `AD45`, `N45SQ`,
    /// `MOxAD`, `PDxAD`. Signs as published: decrements are negative.
    ///
    /// # Errors
    ///
    /// [`OwnSetError`] names the first thing that is wrong.
    pub fn with_coefficients<'a>(self, terms: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<ValueSet, OwnSetError> {
        let mut given: Vec<(&str, Decimal)> = Vec::new();
        for (term, coefficient) in terms {
            let term = term.trim();
            if given.iter().any(|(earlier, _)| earlier.eq_ignore_ascii_case(term)) {
                return Err(OwnSetError::RepeatedTerm { term: term.to_owned() });
            }
            let number = Decimal::parse(coefficient)
                .ok_or_else(|| OwnSetError::Number { of: shown_name(term), found: shown_text(coefficient) })?;
            given.push((term, number));
        }
        let decimals = given.iter().map(|(_, number)| number.decimals()).max().unwrap_or(0);
        let mut take = |name: &str| {
            let position = given.iter().position(|(term, _)| term.eq_ignore_ascii_case(name))?;
            Some(given.swap_remove(position).1.on_grid(decimals))
        };
        let missing = |term: &str| OwnSetError::MissingTerm { term: term.to_owned() };
        let start = take("start").ok_or_else(|| missing("start"))?;
        let mut effects = [[0; 5]; 5];
        let mut terms = Vec::new();
        for (dimension, effects) in Dimension::ALL.into_iter().zip(&mut effects) {
            let code = dimension.code().to_uppercase();
            effects[0] = take(&format!("{code}1")).unwrap_or(0);
            for (level, effect) in (2..=5).zip(&mut effects[1..]) {
                let term = format!("{code}{level}");
                *effect = take(&term).ok_or_else(|| missing(&term))?;
            }
            terms.extend(take(&format!("{code}45")).map(|effect| Term::SevereIn { dimension, effect }));
        }
        terms.extend((2..=5).filter_map(|level| Some(Term::AnyAtLeast { level, effect: take(&format!("N{level}"))? })));
        terms.extend(take("N45SQ").map(|effect| Term::SevereSquared { effect }));
        for (name, first) in [("MOxAD", Dimension::Mobility), ("PDxAD", Dimension::PainDiscomfort)] {
            let dimensions = [first, Dimension::AnxietyDepression];
            terms.extend(take(name).map(|effect| Term::Product { dimensions, effect }));
        }
        if let Some((term, _)) = given.first() {
            return Err(OwnSetError::UnknownTerm { term: shown_name(term) });
        }
        self.checked(Model::Coefficients(Coefficients { decimals, start, effects, terms: terms.into() }))
    }

    /// A set from one value, as printed, for each of the 3125 profiles.
    ///
    /// # Errors
    ///
    /// [`OwnSetError`] names the first thing that is wrong.
    pub fn with_table<'a>(self, rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<ValueSet, OwnSetError> {
        let mut numbers: Vec<Option<Decimal>> = vec![None; Profile::COUNT];
        for (profile, value) in rows {
            let profile: Profile = profile.trim().parse()?;
            let number =
                Decimal::parse(value).ok_or_else(|| OwnSetError::Number { of: profile.to_string(), found: shown_text(value) })?;
            if numbers[profile.index()].replace(number).is_some() {
                return Err(OwnSetError::RepeatedProfile { profile });
            }
        }
        if let Some(first) = Profile::all().find(|profile| numbers[profile.index()].is_none()) {
            let missing = numbers.iter().filter(|number| number.is_none()).count();
            return Err(OwnSetError::MissingProfiles { first, missing });
        }
        let decimals = numbers.iter().flatten().map(|number| number.decimals()).max().unwrap_or(0);
        let values = numbers.iter().flatten().map(|number| number.on_grid(decimals)).collect();
        self.checked(Model::Table { decimals, values })
    }

    fn checked(self, model: Model) -> Result<ValueSet, OwnSetError> {
        let usable = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if self.id.is_empty() || self.id.len() > 40 || !self.id.bytes().all(usable) {
            return Err(OwnSetError::Id { id: shown_text(&self.id) });
        }
        if ValueSet::published(&self.id).is_ok() {
            return Err(OwnSetError::Published { id: self.id });
        }
        let set = ValueSet {
            id: self.id.into(),
            country: None,
            population: self.population.into(),
            method: Cow::Borrowed("not verified"),
            year: None,
            scale: self.scale,
            verification: Verification::Own,
            agrees_with: Cow::Borrowed(""),
            differs_from: Cow::Borrowed(""),
            source: self.source,
            read_from: Cow::Borrowed("brought by the user"),
            model,
        };
        let best = set.range()[1].to_f64();
        if set.scale == Scale::ZeroToOne && best > 1.0 {
            return Err(OwnSetError::Scale { best });
        }
        match set.first_reversal() {
            Some([profile, worse]) if self.monotone => Err(OwnSetError::NotMonotone { profile, worse }),
            _ => Ok(set),
        }
    }
}

/// The names of a table, unless it is one of somebody's answers.
fn shown_header(header: &[String]) -> String {
    if header.iter().any(|name| ValueLook::of(name).is_some()) {
        return format!("({} cells that are no names, not shown)", header.len());
    }
    header.iter().map(|name| shown_name(name)).collect::<Vec<_>>().join(",")
}

/// A user's set that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum OwnSetError {
    /// A table of other columns.
    #[error("the header is {found:?}, expected profile,value or term,coefficient, with commas")]
    Header {
        /// The header.
        found: String,
    },
    /// An id that cannot name a column.
    #[error("the id {id:?} is not usable, expected up to 40 letters, digits, '.', '_' and '-'")]
    Id {
        /// The id.
        id: String,
    },
    /// A published set has this id.
    #[error("{id} is the id of a published set; choose another")]
    Published {
        /// The id.
        id: String,
    },
    /// A coefficient or value that is not a plain decimal number.
    #[error("{of} is {found:?}, expected a number such as -0.123, between -1000 and 1000, rounded to at most 12 decimals")]
    Number {
        /// The term or the profile.
        of: String,
        /// What was given.
        found: String,
    },
    /// A term that no model has.
    #[error("unknown term {term:?}, expected start, MO1 to AD5, N2 to N5, MO45 to AD45, N45SQ, MOxAD or PDxAD")]
    UnknownTerm {
        /// The term.
        term: String,
    },
    /// A term stands twice.
    #[error("the term {term} stands twice")]
    RepeatedTerm {
        /// The term.
        term: String,
    },
    /// A term that every model has is not there.
    #[error("the term {term} is missing; write 0 where there is no effect")]
    MissingTerm {
        /// The term.
        term: String,
    },
    /// A row's profile cannot be read.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// A profile stands twice.
    #[error("the profile {profile} stands twice")]
    RepeatedProfile {
        /// The profile.
        profile: Profile,
    },
    /// Not every profile has a value.
    #[error("{missing} of 3125 profiles have no value, the first is {first}")]
    MissingProfiles {
        /// The first one.
        first: Profile,
        /// How many.
        missing: usize,
    },
    /// A worse level makes a profile better.
    #[error(
        "{worse} has a higher value than {profile}, which is better in one dimension; if the set is meant so, describe it in a TOML file with monotone = false"
    )]
    NotMonotone {
        /// The better profile.
        profile: Profile,
        /// The worse profile with the higher value.
        worse: Profile,
    },
    /// Values above 1 on the 0–1 scale.
    #[error("the best value is {best}, expected at most 1 on the 0-1 scale; state the scale 0-100 if it is one")]
    Scale {
        /// The best value.
        best: f64,
    },
}
