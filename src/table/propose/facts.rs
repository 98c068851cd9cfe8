//! The columns that hold no answers to a questionnaire: ids, days, and what is known of a person beside.

use super::columns::Guess;
use super::names::{Kind, Known};
use super::tables;
use super::{Binding, Candidate, Content, Evidence, Proposal};
use crate::finding::{Rule, Severity};
use crate::ground::Occasion;
use crate::programme::{Context, FIELDS, Field};
use crate::table::column_names::at;

impl Guess<'_> {
    /// The fields of the programme and of the violence forms.
    pub(super) fn facts(&mut self, proposal: &mut Proposal) {
        // an essential field first: without one the others are common words
        let known = self.sample.names.known.iter();
        let (essential, others): (Vec<_>, Vec<_>) = known
            .filter(|known| matches!(known.kind, Kind::Programme(_) | Kind::Violence))
            .filter(|known| known.kind == Kind::Violence || known.kind.is_essential() || self.has_programme)
            .partition(|known| known.kind.is_essential());
        for known in essential.into_iter().chain(others) {
            let mut single = self.single.get(known.ours.as_str()).cloned().unwrap_or_default();
            single.extend(self.of_second_meaning(known, proposal));
            self.fact(&known.ours, known, &single, proposal);
            for (occasion, label) in Occasion::BOTH.into_iter().zip(self.wide.clone().into_iter().flatten()) {
                let columns = self.labelled.get(&(known.ours.as_str(), label)).cloned().unwrap_or_default();
                self.fact(&at(Some(occasion), &known.ours), known, &columns, proposal);
            }
        }
    }

    /// Columns whose name means something else first, which their cells are not, and which fit this.
    fn of_second_meaning(&self, known: &Known, proposal: &Proposal) -> Vec<usize> {
        let header = &self.sample.header;
        if !tables::SECOND.iter().any(|(ours, _)| *ours == known.ours) {
            return Vec::new();
        }
        let is_one = |column: &usize| {
            let name = &header[*column];
            let is_meant = self.sample.names.second_meaning(name).is_some_and(|second| second.ours == known.ours);
            let is_used = || proposal.bindings.iter().any(|binding| binding.column.as_ref() == Some(name));
            is_meant && !is_used() && self.contents(*column).filled > 0 && self.is_fact(known, *column)
        };
        (0..header.len()).filter(is_one).collect()
    }

    fn fact(&self, ours: &str, known: &Known, columns: &[usize], proposal: &mut Proposal) {
        let fitting: Vec<usize> = columns.iter().copied().filter(|column| self.is_fact(known, *column)).collect();
        let is_taken = self.exact.contains_key(ours);
        let holds = |column: usize| match known.kind {
            // what such a column holds is not looked at
            Kind::Violence => None,
            Kind::Programme(field) if !is_readable_alone(field) => None,
            _ => Some(self.contents(column).evidence(Content::Facts)),
        };
        if let ([column], false) = (fitting.as_slice(), is_taken) {
            let mut evidence = vec![Evidence::Name];
            evidence.extend((columns.len() > 1).then_some(Evidence::OnlyFitting));
            evidence.extend(holds(*column));
            proposal.bindings.push(Binding::likely(ours, self.name(*column), evidence));
            return;
        }
        for column in columns {
            let against = match (fitting.contains(column), is_taken) {
                (false, _) => Evidence::HoldsOther(Content::Facts),
                (true, true) => Evidence::Taken,
                (true, false) => Evidence::Rivals,
            };
            proposal.add(ours, Candidate::new(self.name(*column), vec![Evidence::Name, against]));
        }
    }

    /// The cells of a column may be such facts: the programme can read most of them.
    pub(super) fn is_fact(&self, known: &Known, column: usize) -> bool {
        let Kind::Programme(field) = known.kind else { return true };
        let contents = self.contents(column);
        if contents.filled == 0 || !is_readable_alone(field) {
            return true;
        }
        let readable = contents.words().filter(|(word, _)| self.is_readable(field, word)).map(|(_, count)| count).sum();
        contents.is_mostly(readable, 60)
    }

    fn is_readable(&self, field: Field, cell: &str) -> bool {
        let mut cells = [None; FIELDS.len()];
        cells[field as usize] = Some(cell);
        let mut broken = Vec::new();
        let read = self.programme.read(&cells, &Context::default(), &mut broken);
        let is_error = |rule| Rule::Programme(rule).severity() >= Severity::Error;
        read.is_some() && !broken.iter().any(|broken| broken.field == Some(field) && is_error(broken.rule))
    }

    /// The column of ids.
    pub(super) fn id(&self, proposal: &mut Proposal) {
        let (sample, people) = (self.sample, &self.sample.people);
        let [count, rows] = people.people_and_rows();
        let ids = Evidence::Ids { people: count, rows, most: people.most_rows() };
        match (self.exact.contains_key("id"), self.single.get("id").map_or(&[][..], Vec::as_slice)) {
            (true, _) => {}
            (false, [column]) => {
                proposal.bindings.push(Binding::likely("id", self.name(*column), vec![Evidence::Name, ids]));
            }
            (false, []) => {
                let name = sample.header.get(people.id).filter(|name| !name.is_empty());
                let is_used = |name: &String| {
                    proposal.expected.contains(&name.to_lowercase())
                        || proposal.bindings.iter().any(|binding| binding.column.as_ref() == Some(name))
                };
                if let Some(name) = name.filter(|name| !is_used(name) && count * 3 > rows && count > 1) {
                    proposal.add("id", Candidate::new(name, vec![Evidence::FirstColumn, ids]));
                }
            }
            (false, several) => {
                for column in several {
                    proposal.add("id", Candidate::new(self.name(*column), vec![Evidence::Name, Evidence::Rivals]));
                }
            }
        }
    }

    /// The columns of days.
    pub(super) fn date(&self, proposal: &mut Proposal) {
        let mut one = |ours: &str, columns: &[usize]| {
            let is_only = columns.len() == 1 && !self.exact.contains_key(ours);
            for column in columns {
                let contents = self.contents(*column);
                let is_day = contents.filled > 0 && contents.fits(Content::Days);
                if is_only && is_day {
                    let evidence = vec![Evidence::Name, Evidence::Holds(Content::Days)];
                    proposal.bindings.push(Binding::likely(ours, self.name(*column), evidence));
                } else {
                    let against = if is_day { Evidence::Rivals } else { Evidence::HoldsOther(Content::Days) };
                    proposal.add(ours, Candidate::new(self.name(*column), vec![Evidence::Name, against]));
                }
            }
        };
        match &self.wide {
            None => one("date", self.single.get("date").map_or(&[][..], Vec::as_slice)),
            Some(labels) => {
                for (occasion, label) in Occasion::BOTH.into_iter().zip(labels) {
                    let columns = self.labelled.get(&("date", label.clone())).map_or(&[][..], Vec::as_slice);
                    one(&at(Some(occasion), "date"), columns);
                }
            }
        }
    }
}

/// A cell of it can be read without the other cells of its row.
const fn is_readable_alone(field: Field) -> bool {
    !matches!(field, Field::ReferralReason | Field::ExitCertainty | Field::ExitKind)
}
