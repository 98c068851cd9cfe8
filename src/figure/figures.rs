//! The figures of everyone and of each group.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use super::figure_error::FigureError;
use super::names::Names;
use super::{Figure, FigureOccasion, Statistic, Status};
use crate::ground::{close_names, shown_name};

/// The figures of everyone and of each group, each worked out once.
///
/// Memory: 32 bytes a figure, and each name once.
#[derive(Clone, Default)]
pub struct Figures {
    measures: Names,
    reasons: Names,
    groups: Vec<OfGroup>,
    /// What may be told of numbers of people that are suppressed, by group and place.
    between: BTreeMap<(usize, usize), [u64; 2]>,
    /// Where each figure of the first group is.
    first: HashMap<Key, usize>,
}

/// Measure, occasion and statistic.
type Key = (u32, FigureOccasion, Statistic);

#[derive(Clone, PartialEq)]
struct OfGroup {
    name: Arc<str>,
    figures: Vec<Kept>,
}

/// A figure as it is kept: small, for there may be millions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Kept {
    /// No number unless the status is [`Status::Ok`].
    pub(super) value: f64,
    /// [`Kept::NO_N`] where there is none.
    pub(super) n: u64,
    pub(super) measure: u32,
    /// [`Kept::NO_REASON`] where there is none.
    pub(super) reason: u32,
    pub(super) statistic: Statistic,
    pub(super) occasion: FigureOccasion,
    pub(super) status: Status,
}

impl Kept {
    pub(super) const NO_N: u64 = u64::MAX;
    pub(super) const NO_REASON: u32 = u32::MAX;
}

impl Figures {
    /// The next figures are of this group.
    pub(super) fn open(&mut self, group: &str) {
        self.groups.push(OfGroup { name: group.into(), figures: Vec::new() });
    }

    /// The names of measures and of reasons, and the figures of the group that is open.
    pub(super) fn last(&mut self) -> (&mut Names, &mut Names, &mut Vec<Kept>) {
        if self.groups.is_empty() {
            self.open("all");
        }
        let last = self.groups.len() - 1;
        (&mut self.measures, &mut self.reasons, &mut self.groups[last].figures)
    }

    /// No figure of the group that is open comes any more.
    pub(super) fn close(&mut self) {
        if let [group] = self.groups.as_mut_slice() {
            let key = |kept: &Kept| (kept.measure, kept.occasion, kept.statistic);
            // of two the first counts
            self.first = group.figures.iter().enumerate().rev().map(|(place, kept)| (key(kept), place)).collect();
        }
        if let Some(group) = self.groups.last_mut() {
            group.figures.shrink_to_fit();
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.figures.len()).sum()
    }

    /// There is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of the groups: `all`, then `COLUMN=VALUE` in order.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| &*group.name)
    }

    /// The figures of each group, everyone first.
    pub fn groups(&self) -> impl Iterator<Item = GroupFigures<'_>> {
        (0..self.groups.len()).map(|place| GroupFigures { figures: self, place })
    }

    /// The figures of everyone; none if there are none at all.
    #[must_use]
    pub fn of_everyone(&self) -> Option<GroupFigures<'_>> {
        self.groups().next()
    }

    /// Every figure, group by group.
    pub fn all(&self) -> impl Iterator<Item = Figure> + '_ {
        self.groups().flat_map(GroupFigures::all)
    }

    /// One figure of everyone.
    ///
    /// # Errors
    ///
    /// [`FigureError`] names what does not exist, with names that resemble it.
    pub fn figure(
        &self,
        measure: &str,
        occasion: FigureOccasion,
        statistic: impl Into<Statistic>,
    ) -> Result<Figure, FigureError> {
        let statistic = statistic.into();
        let found = self.measures.place(measure).and_then(|measure| self.first.get(&(measure, occasion, statistic)));
        match (found, self.of_everyone()) {
            (Some(place), Some(everyone)) => Ok(everyone.at(*place)),
            _ => Err(self.missing(0, measure, occasion, statistic)),
        }
    }

    /// One figure of a group: `all` or `COLUMN=VALUE`.
    ///
    /// # Errors
    ///
    /// As [`Figures::figure`], [`FigureError::Group`] too.
    pub fn figure_of(
        &self,
        group: &str,
        measure: &str,
        occasion: FigureOccasion,
        statistic: impl Into<Statistic>,
    ) -> Result<Figure, FigureError> {
        let statistic = statistic.into();
        let place = self
            .groups
            .iter()
            .position(|of| &*of.name == group)
            .ok_or_else(|| FigureError::Group { group: shown_name(group), close: close_names(group, self.group_names()) })?;
        let key = self.measures.place(measure).map(|measure| (measure, occasion, statistic));
        let is = |kept: &Kept| Some((kept.measure, kept.occasion, kept.statistic)) == key;
        let found = self.groups[place].figures.iter().position(is);
        let of = GroupFigures { figures: self, place };
        found.map(|place| of.at(place)).ok_or_else(|| self.missing(place, measure, occasion, statistic))
    }

    /// Why there is no such figure.
    fn missing(&self, group: usize, measure: &str, occasion: FigureOccasion, statistic: Statistic) -> FigureError {
        let kept = || self.groups.get(group).into_iter().flat_map(|group| &group.figures);
        let place = self.measures.place(measure).filter(|place| kept().any(|kept| kept.measure == *place));
        let Some(place) = place else {
            return FigureError::Measure { measure: shown_name(measure), close: close_names(measure, self.measures.iter()) };
        };
        let of_measure = || kept().filter(|kept| kept.measure == place);
        let mut occasions: Vec<FigureOccasion> = Vec::new();
        for kept in of_measure() {
            if !occasions.contains(&kept.occasion) {
                occasions.push(kept.occasion);
            }
        }
        let measure = measure.to_owned();
        if !occasions.contains(&occasion) {
            return FigureError::Occasion { measure, occasion, known: occasions };
        }
        let known = of_measure().filter(|kept| kept.occasion == occasion).map(|kept| kept.statistic.to_string());
        let known: Vec<String> = known.collect();
        let close = close_names(&statistic.to_string(), known.iter().map(String::as_str));
        FigureError::Statistic { measure, occasion, statistic, close }
    }
}

/// The same groups with the same figures, however they are kept.
impl PartialEq for Figures {
    fn eq(&self, other: &Self) -> bool {
        self.group_names().eq(other.group_names()) && self.all().eq(other.all())
    }
}

/// Group by group, in the order in which they first appear.
impl FromIterator<Figure> for Figures {
    fn from_iter<T: IntoIterator<Item = Figure>>(figures: T) -> Self {
        let mut by_group: Vec<(Arc<str>, Vec<Figure>)> = Vec::new();
        for figure in figures {
            match by_group.iter_mut().find(|(name, _)| *name == figure.group) {
                Some((_, known)) => known.push(figure),
                None => by_group.push((figure.group.clone(), vec![figure])),
            }
        }
        let mut all = Self::default();
        for (name, figures) in by_group {
            all.open(&name);
            let group = all.groups.len() - 1;
            for (place, figure) in figures.iter().enumerate() {
                all.between.extend(figure.between.map(|between| ((group, place), between)));
                let (measures, reasons, kept) = all.last();
                kept.push(Kept {
                    value: figure.value.unwrap_or_default(),
                    n: figure.n.unwrap_or(Kept::NO_N),
                    measure: measures.number(&figure.measure),
                    reason: figure.reason.as_deref().map_or(Kept::NO_REASON, |reason| reasons.number(reason)),
                    statistic: figure.statistic,
                    occasion: figure.occasion,
                    status: figure.status,
                });
            }
            all.close();
        }
        all
    }
}

impl fmt::Debug for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // how many figures there are depends on what was answered
        f.debug_struct("Figures").field("groups", &self.groups.len()).finish_non_exhaustive()
    }
}

/// The figures of one group.
#[derive(Clone, Copy, Debug)]
pub struct GroupFigures<'a> {
    figures: &'a Figures,
    place: usize,
}

impl<'a> GroupFigures<'a> {
    /// `all`, or `COLUMN=VALUE`.
    #[must_use]
    pub fn name(self) -> &'a str {
        &self.figures.groups[self.place].name
    }

    /// Each figure, in order.
    pub fn all(self) -> impl Iterator<Item = Figure> + 'a {
        (0..self.figures.groups[self.place].figures.len()).map(move |place| self.at(place))
    }

    fn at(self, place: usize) -> Figure {
        let group = &self.figures.groups[self.place];
        let kept = &group.figures[place];
        Figure {
            group: group.name.clone(),
            measure: self.figures.measures.name(kept.measure),
            occasion: kept.occasion,
            statistic: kept.statistic,
            value: (kept.status == Status::Ok).then_some(kept.value),
            n: (kept.n != Kept::NO_N).then_some(kept.n),
            between: self.figures.between.get(&(self.place, place)).copied(),
            status: kept.status,
            reason: (kept.reason != Kept::NO_REASON).then(|| self.figures.reasons.name(kept.reason)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn a_figure_takes_thirty_two_bytes() {
        assert_eq!(size_of::<Kept>(), 32);
    }
}
