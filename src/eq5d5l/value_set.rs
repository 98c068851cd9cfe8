//! Value sets: one population's numbers for all 3125 profiles.

use std::borrow::Cow;

use super::crosswalk::{Crosswalk, Precision};
use super::{Dimension, Profile, tables};
use crate::ground::{ContentHash, Exact, Hashing, NameOf, UnknownName, close_names, short_debug, shown_name, words};
use crate::instrument::{Source, Text};

/// A value set: published, mapped (crosswalk), or a user's own.
///
/// There is no default set and no default country. A set is named by its id
/// wherever its values stand.
///
/// # Examples
///
/// ```
/// use enkat::eq5d5l::ValueSet;
///
/// let set = ValueSet::published("SE-2022-TTO")?;
/// assert_eq!(set.index_value("21111".parse()?).to_f64(), 0.978);
/// assert_eq!(set.source().doi, "10.1186/s12955-022-02083-w");
/// assert!(ValueSet::published("sweden").is_err()); // Sweden has three sets
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "tariff")]
#[derive(Clone, PartialEq, Eq)]
pub struct ValueSet {
    pub(crate) id: Text,
    pub(crate) country: Option<Text>,
    pub(crate) population: Text,
    pub(crate) method: Text,
    pub(crate) year: Option<u16>,
    pub(crate) scale: Scale,
    pub(crate) verification: Verification,
    pub(crate) agrees_with: Text,
    pub(crate) differs_from: Text,
    pub(crate) source: Source,
    pub(crate) read_from: Text,
    pub(crate) model: Model,
}

/// What 100 % of health is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Scale {
    /// 1 is full health and 0 is dead; below 0 is worse than dead.
    #[cfg_attr(feature = "serde", serde(rename = "0-1"))]
    ZeroToOne,
    /// A rating: 0 is the worst and 100 the best; not for QALYs.
    #[cfg_attr(feature = "serde", serde(rename = "0-100"))]
    ZeroToHundred,
}

words!(Scale: [Scale::ZeroToOne, Scale::ZeroToHundred]);

impl Scale {
    /// `0-1` or `0-100`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZeroToOne => "0-1",
            Self::ZeroToHundred => "0-100",
        }
    }
}

/// What the numbers of a set were checked against.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verification {
    /// All 3125 values equal an independent source.
    Verified,
    /// Equal within the rounding of the other source's coefficients.
    WithinRounding,
    /// Another precision of the set with this id.
    Variant {
        /// The set to prefer.
        of: Text,
    },
    /// Rests on one source.
    SingleSource,
    /// Brought by the caller.
    Own,
}

impl Verification {
    /// In words.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Verified => "verified".into(),
            Self::WithinRounding => "agrees within rounding".into(),
            Self::Variant { of } => format!("variant of {of}"),
            Self::SingleSource => "single source".into(),
            Self::Own => "own".into(),
        }
    }
}

/// How the values come about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly every set has coefficients, and they must be constants")]
pub(crate) enum Model {
    /// A sum of published coefficients.
    Coefficients(Coefficients),
    /// The expected value of a 3L set.
    Crosswalk(&'static Crosswalk, Precision),
    /// One value for each profile, on a grid.
    Table {
        /// The grid, in decimals.
        decimals: u32,
        /// In the order of [`Profile::all`].
        values: Box<[i64]>,
    },
}

/// Published coefficients, as integers in the last printed decimal, signs as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coefficients {
    /// The grid: `10^decimals` units make 1.
    pub decimals: u32,
    /// The value before any deviation; not always the value of `11111`.
    pub start: i64,
    /// For each dimension the effect of levels 1 to 5.
    pub effects: [[i64; 5]; 5],
    /// What the model adds beyond main effects.
    pub terms: Cow<'static, [Term]>,
}

/// A term beyond the main effects; one variant per published form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Term {
    /// Added once when the worst level is at least `level`.
    AnyAtLeast {
        /// The level.
        level: u8,
        /// The effect, on the grid.
        effect: i64,
    },
    /// Added when this dimension is at level 4 or 5.
    SevereIn {
        /// The dimension.
        dimension: Dimension,
        /// The effect, on the grid.
        effect: i64,
    },
    /// Added `(k − 1)²` times for `k ≥ 1` dimensions at level 4 or 5.
    SevereSquared {
        /// The effect, on the grid.
        effect: i64,
    },
    /// Added `(level − 1) × (level − 1)` times.
    Product {
        /// The two dimensions.
        dimensions: [Dimension; 2],
        /// The effect, on the grid.
        effect: i64,
    },
}

impl Coefficients {
    /// The value of `profile`, in grid units.
    #[must_use]
    pub fn grid_value(&self, profile: Profile) -> i64 {
        let levels = profile.levels().map(|level| usize::from(level.get()));
        let main: i64 = self.effects.iter().zip(levels).map(|(effects, level)| effects[level - 1]).fold(0, i64::saturating_add);
        let terms: i64 = self.terms.iter().map(|term| term.value(profile)).fold(0, i64::saturating_add);
        self.start.saturating_add(main).saturating_add(terms)
    }
}

impl Term {
    fn value(self, profile: Profile) -> i64 {
        let severe = |dimension| profile.level(dimension).get() >= 4;
        let beyond_none = |dimension| i64::from(profile.level(dimension).get()) - 1;
        match self {
            Self::AnyAtLeast { level, effect } if profile.worst_level().get() >= level => effect,
            Self::SevereIn { dimension, effect } if severe(dimension) => effect,
            Self::AnyAtLeast { .. } | Self::SevereIn { .. } => 0,
            Self::SevereSquared { effect } => {
                let dimensions: i64 = Dimension::ALL.into_iter().map(|dimension| i64::from(severe(dimension))).sum();
                effect.saturating_mul((dimensions - 1).max(0).pow(2))
            }
            Self::Product { dimensions: [a, b], effect } => effect.saturating_mul(beyond_none(a) * beyond_none(b)),
        }
    }
}

/// A value that a value set gives a profile.
///
/// Unit: value on the set's [`Scale`]; on the usual one 1 is full health, 0 is
/// dead, and below 0 is worse than dead. Not an EQ VAS score.
#[doc(alias = "utility")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct IndexValue(Exact);

impl IndexValue {
    /// The exact value.
    #[must_use]
    pub const fn exact(self) -> Exact {
        self.0
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0.to_f64()
    }
}

/// The letters and digits of an id, without case.
fn squeezed(id: &str) -> String {
    id.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The runs of letters and of digits in an id: `se2022` has two.
fn parts_of(id: &str) -> Vec<&str> {
    let kind = |sign: char| (sign.is_alphabetic(), sign.is_numeric());
    let mut parts = Vec::new();
    let mut rest = id.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|sign| kind(sign) != kind(first)).unwrap_or(rest.len());
        let (part, more) = rest.split_at(end);
        parts.push(part);
        rest = more.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    }
    parts
}

impl ValueSet {
    /// Every published set by id, then the crosswalks: the official table and `…-EXACT` of each.
    pub fn all_published<'a>() -> impl Iterator<Item = &'a Self> + Clone {
        tables::VALUE_SETS.iter().chain(&tables::CROSSWALKS)
    }

    /// The published set or crosswalk with this id, compared without case; where only one has these letters and digits,
    /// without signs between them: `SE2022TTO` is `SE-2022-TTO`.
    ///
    /// # Errors
    ///
    /// [`UnknownName`], with the ids that come close.
    pub fn published(id: &str) -> Result<&'static Self, UnknownName> {
        Self::find(id, Self::all_published())
    }

    pub(crate) fn find<'a>(id: &str, sets: impl Iterator<Item = &'a Self> + Clone) -> Result<&'a Self, UnknownName> {
        let wanted = id.trim();
        if let Some(set) = sets.clone().find(|set| set.id.eq_ignore_ascii_case(wanted)) {
            return Ok(set);
        }
        let squeezed = squeezed(wanted);
        let mut alike = sets.clone().filter(|set| !squeezed.is_empty() && self::squeezed(&set.id) == squeezed);
        if let (Some(set), None) = (alike.next(), alike.next()) {
            return Ok(set);
        }
        Err(UnknownName { of: NameOf::ValueSet, name: shown_name(id), close: Self::close_to(wanted, sets) })
    }

    /// A place is what people type first: its sets, those with more in common first, then the ids that look alike.
    fn close_to<'a>(wanted: &str, sets: impl Iterator<Item = &'a Self> + Clone) -> Vec<String> {
        let lower = wanted.to_lowercase();
        let parts = parts_of(&lower);
        let is_of_place = |set: &&Self| {
            let id = set.id.strip_prefix("XW-").unwrap_or(&set.id);
            let place = [id.split('-').next().unwrap_or_default(), set.country().unwrap_or_default()];
            let is_named = parts.iter().any(|part| place.iter().any(|place| place.eq_ignore_ascii_case(part)));
            is_named || !lower.is_empty() && set.population.to_lowercase().contains(&lower)
        };
        let in_common = |set: &&Self| {
            let own = set.id.to_lowercase();
            parts_of(&own).iter().filter(|part| parts.contains(part)).count()
        };
        let mut of_place: Vec<&Self> = sets.clone().filter(is_of_place).collect();
        of_place.sort_by_key(|set| std::cmp::Reverse(in_common(set)));
        let mut close: Vec<String> = of_place.into_iter().map(|set| set.id.to_string()).collect();
        let alike = close_names(wanted, sets.map(Self::id));
        close.extend(alike.into_iter().filter(|id| !close.contains(id)).collect::<Vec<_>>());
        close
    }

    /// Its stable name, such as `US-2019` or `XW-UK`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// ISO 3166 code of the country; none for a multi-country or an own set.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// Whose preferences these are.
    #[must_use]
    pub fn population(&self) -> &str {
        &self.population
    }

    /// How they were elicited; `not verified` makes no claim.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The year of the set.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// What 100 % of health is called.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// What the numbers were checked against.
    #[must_use]
    pub fn verification(&self) -> &Verification {
        &self.verification
    }

    /// The independent sources that give the same values.
    #[must_use]
    pub fn agrees_with(&self) -> &str {
        &self.agrees_with
    }

    /// The independent sources that give other values, and by how much.
    #[must_use]
    pub fn differs_from(&self) -> &str {
        &self.differs_from
    }

    /// The publication.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Where the numbers were read.
    #[must_use]
    pub fn read_from(&self) -> &str {
        &self.read_from
    }

    /// The values are mapped from EQ-5D-3L rather than elicited for EQ-5D-5L.
    #[must_use]
    pub fn is_mapped(&self) -> bool {
        matches!(self.model, Model::Crosswalk(..))
    }

    /// The published coefficients; none for a crosswalk or a table.
    #[must_use]
    pub fn coefficients(&self) -> Option<&Coefficients> {
        match &self.model {
            Model::Coefficients(coefficients) => Some(coefficients),
            Model::Crosswalk(..) | Model::Table { .. } => None,
        }
    }

    /// The index value of `profile`.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::eq5d5l::{Profile, ValueSet};
    ///
    /// let canada = ValueSet::published("CA-2016")?;
    /// assert_eq!(canada.index_value(Profile::FULL_HEALTH).to_f64(), 0.9489); // not 1
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    #[must_use]
    pub fn index_value(&self, profile: Profile) -> IndexValue {
        IndexValue(match &self.model {
            Model::Coefficients(coefficients) => on_grid(coefficients.grid_value(profile), coefficients.decimals),
            Model::Crosswalk(crosswalk, precision) => crosswalk.value(profile, *precision),
            Model::Table { decimals, values } => on_grid(values[profile.index()], *decimals),
        })
    }

    /// A fingerprint of its numbers: of the scale and of the exact value of every profile, whatever
    /// they come from. Sets with the same numbers have the same one, whatever they are called.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::eq5d5l::ValueSet;
    ///
    /// let hash = ValueSet::published("SE-2022-TTO")?.content_hash().to_string();
    /// assert_eq!(hash.len(), 32);
    /// assert_ne!(hash, ValueSet::published("US-2019")?.content_hash().to_string());
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    #[must_use]
    pub fn content_hash(&self) -> ContentHash {
        let mut bytes = Hashing::of_kind([0x656e_6b61_7420_7661, 0x6c75_6520_7365_7473]);
        bytes.text(self.scale.name());
        for profile in Profile::all() {
            let value = self.index_value(profile).exact();
            bytes.integer(value.numerator());
            bytes.integer(value.denominator());
        }
        bytes.finish()
    }

    /// What the model adds once for any problem at all (N2), which `11111` has not; none where there is no such term.
    pub(crate) fn any_problem_effect(&self) -> Option<Exact> {
        let (effect, decimals) = match &self.model {
            Model::Coefficients(coefficients) => {
                let effect = coefficients.terms.iter().find_map(|term| match *term {
                    Term::AnyAtLeast { level: 2, effect } => Some(effect),
                    _ => None,
                });
                (effect, coefficients.decimals)
            }
            Model::Crosswalk(crosswalk, _) => (crosswalk.any_problem_effect(), crosswalk.decimals),
            Model::Table { .. } => (None, 0),
        };
        effect.map(|effect| on_grid(effect, decimals))
    }

    /// The lowest and the highest value that a profile has.
    #[must_use]
    pub fn range(&self) -> [IndexValue; 2] {
        let values = || Profile::all().map(|profile| self.index_value(profile));
        let end = self.index_value(Profile::FULL_HEALTH);
        [values().min().unwrap_or(end), values().max().unwrap_or(end)]
    }

    /// The first profile that a worse level makes better, with that worse profile.
    pub(crate) fn first_reversal(&self) -> Option<[Profile; 2]> {
        let values: Vec<IndexValue> = Profile::all().map(|profile| self.index_value(profile)).collect();
        Profile::all().find_map(|profile| {
            let worse = profile.one_level_worse().find(|worse| values[worse.index()] > values[profile.index()])?;
            Some([profile, worse])
        })
    }

    /// No profile gains value when a level worsens.
    #[must_use]
    pub fn is_monotone(&self) -> bool {
        self.first_reversal().is_none()
    }
}

fn on_grid(units: i64, decimals: u32) -> Exact {
    Exact::ratio(units.into(), 10_i128.pow(decimals))
}

short_debug! {
    impl ValueSet { id: |set: &Self| set.id.clone() }
}
