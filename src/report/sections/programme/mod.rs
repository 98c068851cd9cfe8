//! Who referred, where people went, whether the goal was met.

mod exits;
mod goal;
mod participants;
mod progress;
mod referrals;

use super::cell::Cell;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::All;
use crate::figure::programme::AGENCIES;
use crate::figure::{Counted, Statistic};
use crate::instrument::Label;
use crate::programme::{Code, Party, Programme};
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

    /// Entries of a list together, by whose activity they are: of these parties each is suppressed or of nobody, and some are suppressed.
    pub(in crate::report::sections) fn parties(
        &self,
        programme: &Programme,
        list: &str,
        used: fn(&Code) -> bool,
    ) -> Vec<(String, &'static str)> {
        let is_exits = list == "exit_to";
        let of_party = if is_exits { "exit_party" } else { "sender_party" };
        let region = if is_exits { "health_care".to_owned() } else { format!("{of_party}.{}", Party::Region.id()) };
        let is_region: fn(&Code) -> bool =
            if is_exits { |code| code.health_care } else { |code| code.party == Some(Party::Region) };
        let is_municipal: fn(&Code) -> bool = |code| code.party == Some(Party::Municipality);
        let is_agency: fn(&Code) -> bool = |code| code.party.is_some_and(Party::is_agency);
        let parties = [
            (region, is_region, self.say("health care, together", "hälso- och sjukvården, tillsammans")),
            (
                format!("{of_party}.{}", Party::Municipality.id()),
                is_municipal,
                self.say("the municipality, together", "kommunen, tillsammans"),
            ),
            (
                format!("{of_party}.{AGENCIES}"),
                is_agency,
                self.say("the state's agencies, together", "statliga myndigheter, tillsammans"),
            ),
        ];
        let is_useful = |(measure, is_of, _): &(String, fn(&Code) -> bool, &str)| {
            let members = || {
                let of = programme.codes().iter().filter(|code| used(code) && is_of(code));
                of.map(|code| self.of_programme(&format!("{list}.{}", code.id), Counted::Persons))
            };
            self.of_programme(measure, Counted::Persons).value().is_some_and(|people| people > 0.0)
                && members().any(|people| people == Shown::Suppressed)
                && members().all(|people| people.value().is_none_or(|people| people == 0.0))
        };
        parties.into_iter().filter(is_useful).map(|(measure, _, label)| (measure, label)).collect()
    }

    /// What is left of the entries that are suppressed beside those that are told together; none if that is nobody.
    pub(in crate::report::sections) fn rest_beside(&self, list: &str, together: &[(String, &str)]) -> Shown {
        let people = |measure: &str| self.of_programme(measure, Counted::Persons).value();
        let told: f64 = together.iter().filter_map(|(measure, _)| people(measure)).sum();
        people(&format!("{list}.rest")).map(|rest| rest - told).filter(|rest| *rest > 0.0).map_or(Shown::Absent, Shown::Number)
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
        together: &[(String, &str)],
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
        for (measure, label) in together {
            let share = self.of_programme(measure, Statistic::Share(Counted::Persons));
            let quantity = self.counted(self.of_programme(measure, Counted::Persons), share);
            rows.push(Bar { label: (*label).to_owned(), quantity });
        }
        let rest = self.rest_beside(&list, together);
        if rest.value().is_some() {
            let quantity = self.counted(rest, Shown::Absent);
            rows.push(Bar { label: self.rest_label().to_owned(), quantity });
        }
        let description = self.say("A bar for each, people and their share.", "En stapel för varje, personer och andel.");
        let about = About { title: title.to_owned(), description: description.to_owned() };
        (!rows.is_empty()).then_some(Picture::Bars(Bars { about, full: None, mark: None, rows }))
    }
}
