//! Who referred, where people went, whether the goal was met.

mod exits;
mod goal;
mod participants;
mod progress;
mod referrals;

use super::cell::Cell;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::All;
use crate::figure::{Counted, Statistic};
use crate::instrument::Label;
use crate::programme::Code;
use crate::report::pictures::{About, Bar, Bars, Picture};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    pub(in crate::report::sections) fn of_programme(&self, measure: &str, statistic: impl Into<Statistic>) -> Shown {
        self.of(&format!("programme.{measure}"), All, statistic)
    }

    pub(in crate::report::sections) fn programme_count(&self, measure: &str, statistic: impl Into<Statistic>) -> Cell {
        self.count(self.of_programme(measure, statistic))
    }

    pub(in crate::report::sections) fn programme_share(&self, measure: &str, statistic: impl Into<Statistic>) -> Cell {
        self.percent(self.of_programme(measure, statistic))
    }

    /// The entries of a list that are suppressed are shown together.
    pub(in crate::report::sections) fn merges(&self, list: &str) -> bool {
        self.of_programme(&format!("{list}.rest"), Counted::Persons).value().is_some()
    }

    pub(in crate::report::sections) fn rest_label(&self) -> &'static str {
        self.say("others, together", "övriga, tillsammans")
    }

    pub(in crate::report::sections) fn code<'c>(&self, code: &'c Code) -> &'c str {
        self.language.label(&code.label)
    }

    /// A remark with the entries that somebody has, if there are any.
    fn listed<'l>(&self, heading: &str, entries: impl Iterator<Item = (String, &'l Label)>) -> Option<String> {
        let counted = entries.filter_map(|(measure, label)| {
            let people = self.of_programme(&measure, Counted::Persons);
            people.may_be_some().then(|| format!("{} {}", self.language.label(label), self.count(people)))
        });
        let counted: Vec<String> = counted.collect();
        (!counted.is_empty()).then(|| format!("{heading}: {}.", counted.join(", ")))
    }

    /// Bars of people, each named, those of nobody left out.
    pub(in crate::report::sections) fn people_drawn(
        &self,
        title: &str,
        entries: impl Iterator<Item = (String, String)>,
    ) -> Option<Picture> {
        let mut list = String::new();
        let mut rows = Vec::new();
        for (measure, label) in entries {
            measure.split('.').next().unwrap_or_default().clone_into(&mut list);
            let people = self.of_programme(&measure, Counted::Persons);
            let quantity = self.counted(people, self.of_programme(&measure, Statistic::Share(Counted::Persons)));
            if people.may_be_some() && !(self.merges(&list) && people == Shown::Suppressed) {
                rows.push(Bar { label, quantity });
            }
        }
        if self.merges(&list) {
            let quantity = self.counted(self.of_programme(&format!("{list}.rest"), Counted::Persons), Shown::Absent);
            rows.push(Bar { label: self.rest_label().to_owned(), quantity });
        }
        let description = self.say("A bar for each, people and their share.", "En stapel för varje, personer och andel.");
        let about = About { title: title.to_owned(), description: description.to_owned() };
        (!rows.is_empty()).then_some(Picture::Bars(Bars { about, full: None, mark: None, rows }))
    }
}
