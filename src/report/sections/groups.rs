//! The measures of each group.

use super::section::{Row, Section};
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::{self, Change, Exit, Start};
use crate::figure::GroupFigures;
use crate::figure::Statistic;
use crate::report::lookup::Lookup;

/// Groups beyond this are not listed one by one where people read.
const MOST_GROUPS: usize = 50;

impl SectionWriter<'_> {
    /// The measures of every group, if there are few enough to be read.
    pub(super) fn groups(&self) -> Section {
        let mut head = vec![self.say("group", "grupp"), self.say("measure", "mått")];
        if self.report.has_occasions() {
            head.extend([
                "n start",
                self.say("n exit", "n avslut"),
                self.say("pairs", "par"),
                self.say("mean start", "medel start"),
                self.say("mean exit", "medel avslut"),
                self.say("mean change", "förändring"),
            ]);
        } else {
            head.extend(["n", self.say("mean", "medel"), "sd", "median"]);
        }
        let mut section = self.section(["By group", "Per grupp"], head).of_sums();
        section.is_change = self.report.has_occasions();
        section.internal_columns = if self.report.has_occasions() { vec![2, 3] } else { vec![4, 5] };
        if self.report.measures().is_empty() {
            return section;
        }
        if !self.lists_groups() {
            let groups = self.report.group_names().count();
            section.head.clear();
            section.is_change = false;
            section.lead.push(format!("{groups} {}", self.say("groups", "grupper")));
            let remark = self.say(
                "Too many groups to read here: the csv and json forms of the report hold them",
                "För många grupper att läsa här: de finns i rapportens csv- och json-form",
            );
            section.remarks.push(remark.to_owned());
            return section;
        }
        for (group, name) in self.named_groups() {
            section.rows.push(Row::Heading(name));
            self.one_group(group, &mut section);
        }
        section.remarks.extend(self.about_periods());
        if self.report.has_occasions() {
            let remark = self.say("Means are of the pairs: the people who have both.", "Medel gäller paren: de som har båda.");
            section.remarks.push(remark.to_owned());
        }
        section
    }

    /// There are few enough groups to list them one by one.
    pub(super) fn lists_groups(&self) -> bool {
        self.report.group_names().count() <= MOST_GROUPS
    }

    fn one_group(&self, group: GroupFigures<'_>, section: &mut Section) {
        let figures = Lookup::new(group);
        for measure in self.report.measures().iter().filter(|measure| !measure.is_item) {
            let shown: &[(FigureOccasion, Statistic)] = if self.report.has_occasions() {
                &[
                    (Start, Statistic::N),
                    (Exit, Statistic::N),
                    (Change, Statistic::N),
                    (Change, Statistic::MeanStart),
                    (Change, Statistic::MeanExit),
                    (Change, Statistic::Mean),
                ]
            } else {
                &[(Start, Statistic::N), (Start, Statistic::Mean), (Start, Statistic::Sd), (Start, Statistic::Median)]
            };
            let instrument = self.language.label(&measure.instrument).split(' ').next().unwrap_or_default();
            let cells =
                shown.iter().map(|(occasion, statistic)| self.number(figures.shown(&measure.id, *occasion, *statistic), 3));
            section.line(instrument, std::iter::once(self.label(measure).into()).chain(cells));
        }
    }
}
