//! A release beside an earlier one: what changed by a few people tells about those few.

use crate::ground::short_debug;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::beside::{Told, is_number_of_people};
use super::draft::{Declared, Draft, FigureName as Name};
use super::policy::{Kind, Policy, Rounding};
use crate::figure::violence::{ASKED, OUTCOME};
use crate::figure::{Counted, Figure, FigureOccasion, Figures, Statistic};
use crate::ground::Occasion;
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
    between: HashMap<Name, [u64; 2]>,
    /// The thresholds by which it was made, as far as it says.
    policy: Option<Policy>,
}

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
    /// Groups that this release does not speak of.
    #[error(
        "the earlier release has groups by {column:?} and this one has none: beside each other they would tell more than each; \
         make it by the same columns"
    )]
    OtherGroups {
        /// The breakdown.
        column: String,
    },
    /// A group that this release does not speak of.
    #[error(
        "the earlier release has the group {group:?}, which is too small now or has made room for one that is: \
         beside each other the two would tell about the others; wait until it is large enough, or make an internal report"
    )]
    GroupGone {
        /// The group.
        group: String,
    },
    /// The earlier one is of those with both occasions, this one of everyone at start.
    #[error(
        "the earlier release is of those with both occasions and this one of everyone at start, so that the two would tell \
         about those who have not come back; wait until enough have both, or make an internal report"
    )]
    PairsBefore,
    /// Nobody could have made both.
    #[error(
        "the earlier release does not fit these people, so that nobody can say what the two tell together: \
         is it of the same programme, with the same lists?"
    )]
    Unlike,
    /// The earlier one is of everyone at start, this one of those of them who came back, so that of the others nobody can say what follows.
    #[error(
        "the earlier release is of everyone at start and this one of those with both occasions, some of whom have not come back, \
         so that the two would tell about those; wait until all have, or make an internal report"
    )]
    StartOfEveryone,
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
            if let Some(value) = figure.value {
                earlier.shown.insert(name_of(&figure), value);
            } else {
                earlier.between.extend(figure.between.map(|between| (name_of(&figure), between)));
                earlier.suppressed.insert(name_of(&figure));
            }
        }
        earlier
    }

    /// How many figures it showed.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.shown.len()
    }

    /// A release of people at start beside one of people with both occasions: what it says of everyone at start is
    /// taken to be of those, who are the same as long as nobody has dropped out.
    pub(super) fn of_pairs(&self) -> Self {
        if self.is_of(FigureOccasion::Change) {
            return self.clone();
        }
        let counted = |of: Counted| match of {
            Counted::Level(level) => Counted::LevelAt(level, Occasion::Start),
            Counted::AnyProblem => Counted::AnyProblemAt(Occasion::Start),
            Counted::MoreThanSlight => Counted::MoreThanSlightAt(Occasion::Start),
            other => other,
        };
        let renamed = |(group, measure, occasion, statistic): &Name| {
            if *occasion == FigureOccasion::All || (&**measure == "people" && *occasion == FigureOccasion::Start) {
                return Some((group.clone(), measure.clone(), *occasion, *statistic));
            }
            let statistic = match *statistic {
                Statistic::People(of) => counted(of).into(),
                Statistic::Share(of) => Statistic::Share(counted(of)),
                Statistic::Sum => Statistic::SumStart,
                Statistic::Mean => Statistic::MeanStart,
                other => other,
            };
            (&**measure != "people").then(|| (group.clone(), measure.clone(), FigureOccasion::Change, statistic))
        };
        Self {
            shown: self.shown.iter().filter_map(|(name, value)| Some((renamed(name)?, *value))).collect(),
            suppressed: self.suppressed.iter().filter_map(renamed).collect(),
            between: self.between.iter().filter_map(|(name, between)| Some((renamed(name)?, *between))).collect(),
            policy: self.policy,
        }
    }

    /// It has scores of people at start, or of those with both occasions.
    pub(super) fn is_of(&self, occasion: FigureOccasion) -> bool {
        self.shown.keys().chain(&self.suppressed).any(|(_, measure, at, _)| *at == occasion && &**measure != "people")
    }

    /// It told nothing, as a release of a handful of people.
    pub(super) fn is_silent(&self) -> bool {
        self.shown.is_empty() && self.suppressed.is_empty() && self.between.is_empty()
    }

    /// Whether anything may follow it that is about these people: numbers of people may not differ by a few.
    pub(super) fn may_precede(&self, draft: &Draft) -> Result<(), EarlierError> {
        let column =
            |group: &str| group.split('*').map(|part| part.split('=').next().unwrap_or_default()).collect::<Vec<_>>().join("*");
        let figures: Vec<(Name, &Declared)> = draft.declared().collect();
        let columns: HashSet<String> = figures.iter().map(|((group, ..), _)| column(group)).collect();
        let mut told = self.shown.keys().chain(&self.suppressed).map(|(group, ..)| column(group));
        if let Some(column) = told.find(|told| !columns.contains(told)).filter(|_| !figures.is_empty()) {
            return Err(EarlierError::OtherGroups { column });
        }
        let groups: HashSet<&Arc<str>> = figures.iter().map(|((group, ..), _)| group).collect();
        let mut told = self.shown.keys().chain(&self.suppressed).map(|(group, ..)| group);
        if let Some(group) = told.find(|told| !groups.contains(told)).filter(|_| !figures.is_empty()) {
            return Err(EarlierError::GroupGone { group: group.to_string() });
        }
        let counts = figures.iter().filter_map(|(name, declared)| match declared {
            Declared::Count { sum, kind, .. } => Some((name, draft.problem.truth(sum), kind, *self.shown.get(name)?)),
            _ => None,
        });
        // rounded numbers differ by less than they seem to
        let base_then = self.policy.and_then(|policy| policy.rounding()).map_or(1, Rounding::base);
        let shown = |truth: i128, kind: &Kind| truth - truth % i128::from(kind.rounding.unwrap_or(1));
        #[expect(clippy::cast_possible_truncation, reason = "a count of people")]
        let changes: Vec<(&Name, i128, i64)> = counts
            .map(|(name, truth, kind, earlier)| {
                let base = kind.rounding.unwrap_or(1).max(base_then.into());
                let least = if base > 1 { kind.threshold + base } else { kind.threshold };
                (name, (shown(truth, kind) - earlier.round() as i128).abs(), least)
            })
            .collect();
        let is_rounded = base_then > 1 || draft.policy.rounding().is_some();
        let has_changed = changes.iter().any(|(_, change, _)| *change != 0);
        let of_people = || changes.iter().filter(|(name, ..)| is_number_of_people(name));
        let enough = || of_people().any(|(_, change, least)| *change >= i128::from(*least));
        let unseen = (is_rounded && has_changed && !enough()).then(|| of_people().next()).flatten();
        let is_few = |(name, change, least): &&(&Name, i128, i64)| {
            let is_of_scores = name.3 == Statistic::N && name.2 == FigureOccasion::Change;
            let is_of_people = &*name.0 == "all" && (is_number_of_people(name) || is_of_scores);
            is_of_people && (1..i128::from(*least)).contains(change)
        };
        match changes.iter().find(is_few).or(unseen) {
            Some(((group, measure, ..), _, least)) => Err(EarlierError::FewChanged {
                table: measure.to_string(),
                group: group.to_string(),
                threshold: u32::try_from(*least).unwrap_or(u32::MAX),
            }),
            None => Ok(()),
        }
    }

    /// By which thresholds it was made; by those of the release that is to follow where it does not say.
    pub(super) fn policy(&self, following: Policy) -> Policy {
        self.policy.unwrap_or(following)
    }

    /// What it told of a figure; none if it had no such figure.
    pub(super) fn told(&self, name: &Name) -> Option<Told> {
        let shown = self.shown.get(name).copied().map(Told::Shown);
        let between = || self.between.get(name).copied().map(Told::Between);
        shown.or_else(between).or_else(|| self.suppressed.contains(name).then_some(Told::Nothing))
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
        // of people too few for a figure nothing is told, so nothing follows
        if self.is_silent() {
            return Ok(());
        }
        if !shown().any(|(_, name, _)| self.shown.contains_key(&name)) {
            return Err(EarlierError::NothingShared);
        }
        let set_of = |measure: &str| measure.split_once(".index@").map(|(_, set)| set.to_owned());
        let earlier_set = self.shown.keys().find_map(|(_, measure, ..)| set_of(measure));
        let own_set = shown().find_map(|(figure, ..)| set_of(&figure.measure));
        if earlier_set.zip(own_set).is_some_and(|(earlier, own)| earlier != own) {
            return Err(EarlierError::OtherValueSet);
        }
        // the two were proven as one: this is looked at once more
        for (figure, name, value) in shown().filter(|(figure, ..)| figure.is_count()) {
            let Some(earlier) = self.shown.get(&name) else { continue };
            let threshold = threshold(policy, figure);
            let is_rounded = policy.rounding().is_some() && !figure.measure.starts_with("violence.");
            if !is_rounded && !is_same(value, *earlier) && (value - earlier).abs() < f64::from(threshold) {
                return Err(EarlierError::FewChanged {
                    table: figure.measure.to_string(),
                    group: figure.group.to_string(),
                    threshold,
                });
            }
        }
        // that all who are new told of violence, or nearly all, or none, tells about each of them
        let since = |figure: &Figure, name: &Name, value: f64| {
            let of = (name.0.clone(), Arc::from(ASKED), FigureOccasion::All, Counted::Enrolled.into());
            let enrolled = figures.iter().find(|figure| name_of(figure) == of)?.value?;
            let [new, joined] = [value - self.shown.get(name)?, enrolled - self.shown.get(&of)?];
            let few = f64::from(threshold(policy, figure)) - 0.5;
            (joined > 0.5 && (new < few || joined - new < few)).then(|| EarlierError::FewChanged {
                table: figure.measure.to_string(),
                group: figure.group.to_string(),
                threshold: threshold(policy, figure),
            })
        };
        let is_outcome = |figure: &Figure| &*figure.measure == OUTCOME || figure.statistic == Statistic::Disclosed;
        let told = shown().filter(|(figure, ..)| figure.is_count() && is_outcome(figure));
        told.into_iter().find_map(|(figure, name, value)| since(figure, &name, value)).map_or(Ok(()), Err)
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
            let mut report = node.object_with_more(&["format", "version", "internal", "disclosure", "figures"])?;
            let format: String = report.take("format")?;
            let version: u64 = report.take("version")?;
            if format != "enkat-report" || version != 1 {
                return Err(Fault::new("expected a report in the JSON format of this version"));
            }
            if report.take("internal")? {
                return Err(Fault::new("an internal report is not a release; give the JSON of the release that left"));
            }
            let disclosure: Option<Node> = report.take("disclosure")?;
            let policy = disclosure.map(policy_of).transpose().map_err(|fault| fault.within("disclosure"))?;
            let figures: Vec<Node> = report.take("figures")?;
            let figures = figures.into_iter().map(|figure| Figure::of(figure.object_with_more(&Figure::NAMES)?));
            let figures = figures.collect::<Result<Vec<_>, _>>().map_err(|fault| fault.within("figures"))?;
            Ok(Self { policy, ..Self::new(figures) })
        })
    }
}

/// The thresholds that a release says it was made by.
#[cfg(feature = "serde")]
fn policy_of(disclosure: Node) -> Result<Policy, Fault> {
    let mut disclosure = disclosure.object_with_more(&["min_cell", "rounded_down_to"])?;
    match disclosure.take("rounded_down_to")? {
        Some(base) => Rounding::new(base).map(Policy::rounded),
        None => Policy::new(disclosure.take("min_cell")?),
    }
    .map_err(Fault::new)
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
