//! A release beside an earlier one: what changed by a few people tells about those few.

use crate::ground::short_debug;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::policy::Policy;
use crate::figure::{Figure, FigureOccasion, Figures, Statistic};
#[cfg(feature = "serde")]
use crate::ground::data::{Fault, Node, read};

/// What an earlier release showed, as its JSON holds it.
///
/// # Examples
///
/// ```
/// use enkat::release::Earlier;
/// use enkat::figure::{Counted, Figure, FigureOccasion, Status};
///
/// let figure = Figure {
///     group: "all".into(),
///     measure: "programme.participants".into(),
///     occasion: FigureOccasion::All,
///     statistic: Counted::Persons.into(),
///     value: Some(15.0),
///     n: Some(15),
///     between: None,
///     status: Status::Ok,
///     reason: None,
/// };
/// let earlier = Earlier::new([figure]);
/// assert_eq!(earlier.figures(), 1);
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Earlier {
    shown: HashMap<Name, f64>,
    suppressed: HashSet<Name>,
}

/// Group, measure, occasion and statistic.
type Name = (Arc<str>, Arc<str>, FigureOccasion, Statistic);

fn name_of(figure: &Figure) -> Name {
    (figure.group.clone(), figure.measure.clone(), figure.occasion, figure.statistic)
}

/// Why a release may not follow an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EarlierError {
    /// Nothing to compare.
    #[error("the earlier report shares no figure with this one: is it a release of the same programme, by the same columns?")]
    NothingShared,
    /// A few people more or fewer.
    #[error(
        "{table} of {group} has changed by fewer than {threshold} people since the earlier release, which would tell about them; \
         wait until more have joined, or make an internal report"
    )]
    FewChanged {
        /// The measure.
        table: String,
        /// The group.
        group: String,
        /// How many it takes.
        threshold: u32,
    },
    /// The same people, and a figure that was suppressed.
    #[error(
        "{table} of {group} was suppressed in the earlier release of the same people: together the two would tell more than each; \
         make it as that one was made"
    )]
    ShowsMore {
        /// The measure.
        table: String,
        /// The group.
        group: String,
    },
    /// Means under two sets give back who answered what.
    #[error("the earlier release has index values of another value set; means of two sets give answers away")]
    OtherValueSet,
}

impl Earlier {
    /// Of the figures of an earlier release.
    #[must_use]
    pub fn new(figures: impl IntoIterator<Item = Figure>) -> Self {
        let mut earlier = Self::default();
        for figure in figures {
            match figure.value {
                Some(value) => {
                    earlier.shown.insert(name_of(&figure), value);
                }
                None => {
                    earlier.suppressed.insert(name_of(&figure));
                }
            }
        }
        earlier
    }

    /// How many figures it showed.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.shown.len()
    }

    /// Whether a release of these figures, made under `policy`, may follow.
    ///
    /// # Errors
    ///
    /// [`EarlierError`] names the table that would tell about a few people.
    pub fn admits(&self, release: &Figures, policy: Policy) -> Result<(), EarlierError> {
        let figures: Vec<Figure> = release.all().collect();
        let shown = || figures.iter().filter_map(|figure| Some((figure, name_of(figure), figure.value?)));
        let is_same = |value: f64, earlier: f64| (value - earlier).abs() < 1e-9;
        if !shown().any(|(_, name, _)| self.shown.contains_key(&name)) {
            return Err(EarlierError::NothingShared);
        }
        let set_of = |measure: &str| measure.split_once(".index@").map(|(_, set)| set.to_owned());
        let earlier_set = self.shown.keys().find_map(|(_, measure, ..)| set_of(measure));
        let own_set = shown().find_map(|(figure, ..)| set_of(&figure.measure));
        if earlier_set.zip(own_set).is_some_and(|(earlier, own)| earlier != own) {
            return Err(EarlierError::OtherValueSet);
        }
        let mut is_of_the_same = true;
        for (figure, name, value) in shown().filter(|(figure, ..)| figure.is_count()) {
            let Some(earlier) = self.shown.get(&name) else { continue };
            let threshold = threshold(policy, figure);
            if !is_same(value, *earlier) {
                if (value - earlier).abs() < f64::from(threshold) {
                    return Err(EarlierError::FewChanged {
                        table: figure.measure.to_string(),
                        group: figure.group.to_string(),
                        threshold,
                    });
                }
                is_of_the_same = false;
            }
        }
        let was_suppressed = |(_, name, _): &(&Figure, Name, f64)| self.suppressed.contains(name);
        match shown().find(was_suppressed).filter(|_| is_of_the_same) {
            Some((figure, ..)) => {
                Err(EarlierError::ShowsMore { table: figure.measure.to_string(), group: figure.group.to_string() })
            }
            None => Ok(()),
        }
    }
}

fn threshold(policy: Policy, figure: &Figure) -> u32 {
    if figure.measure.starts_with("violence.") { policy.min_cell_violence() } else { policy.min_cell() }
}

/// From the JSON of a release: an internal report is refused.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Earlier {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let mut report = node.object_with_more(&["format", "version", "internal", "figures"])?;
            let format: String = report.take("format")?;
            let version: u64 = report.take("version")?;
            if format != "enkat-report" || version != 1 {
                return Err(Fault::new("expected a report in the JSON format of this version"));
            }
            if report.take("internal")? {
                return Err(Fault::new("an internal report is not a release; give the JSON of the release that left"));
            }
            let figures: Vec<Node> = report.take("figures")?;
            let figures = figures.into_iter().map(|figure| Figure::of(figure.object_with_more(&Figure::NAMES)?));
            Ok(Self::new(figures.collect::<Result<Vec<_>, _>>().map_err(|fault| fault.within("figures"))?))
        })
    }
}

short_debug! {
    impl Earlier { figures: Self::figures }
}

#[cfg(test)]
mod tests {
    use crate::figure::{Figure, FigureOccasion, Status};

    #[test]
    fn shares_sums_and_targets_are_no_counts_of_people() {
        let figure = |statistic: &str| Figure {
            group: "all".into(),
            measure: "programme.goal".into(),
            occasion: FigureOccasion::All,
            statistic: statistic.parse().expect("a statistic"),
            value: Some(6.0),
            n: Some(15),
            between: None,
            status: Status::Ok,
            reason: None,
        };
        for statistic in ["n", "persons", "numerator", "pchc_mixed", "level_1_start", "improved"] {
            assert!(figure(statistic).is_count(), "{statistic}");
        }
        for statistic in ["share", "persons_share", "mean", "sum_exit", "met", "target", "target_persons", "disclosed_of_asked"] {
            assert!(!figure(statistic).is_count(), "{statistic}");
        }
    }
}
