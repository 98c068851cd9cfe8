//! Groups beside each other, a column each.

use super::super::cell::Cell;
use super::super::section::{Row, Section};
use super::super::writer::SectionWriter;
use crate::figure::FigureOccasion::{All, Change, Start};
use crate::figure::programme::GOAL;
use crate::figure::{Counted, FigureOccasion, Statistic};
use crate::report::lookup::Lookup;
use crate::report::shown::Shown;

/// So many columns fit on a page.
pub(super) const MOST_COLUMNS: usize = 7;

impl SectionWriter<'_> {
    /// The groups of each breakdown; where they are too many for a page, a line each.
    pub(super) fn short_groups(&self) -> Vec<Section> {
        let groups = self.named_groups();
        let mut sections = Vec::new();
        for of_breakdown in groups.chunk_by(|one, other| Self::same_breakdown(one.0.name(), other.0.name())) {
            if of_breakdown.len() > MOST_COLUMNS {
                return vec![self.people_by_group(), self.groups()];
            }
            let mut section = self.section(["By group", "Per grupp"], vec![""]).of_sums();
            section.head.extend(of_breakdown.iter().map(|(_, name)| name.clone()));
            let figures: Vec<Lookup> = of_breakdown.iter().map(|(group, _)| Lookup::new(*group)).collect();
            self.group_lines(&figures, &mut section);
            section.remarks.extend(self.about_periods());
            sections.push(section);
        }
        sections
    }

    fn group_lines(&self, groups: &[Lookup], section: &mut Section) {
        let line = |section: &mut Section, name: &str, measure: &str, occasion: FigureOccasion, statistic: Statistic| {
            let shown = || groups.iter().map(|group| group.shown(measure, occasion, statistic));
            if shown().any(Shown::may_be_some) {
                let cells: Vec<Cell> = shown().map(|shown| self.number(shown, 1)).collect();
                section.line(name, cells);
            }
        };
        let heading = |section: &mut Section, en, sv| section.rows.push(Row::Heading(self.say(en, sv).to_owned()));
        if let Some(programme) = self.report.programme() {
            let persons = Statistic::from(Counted::Persons);
            line(section, self.say("participants", "deltagare"), "programme.participants", All, persons);
            heading(section, "Referred by", "Hänvisade från");
            for code in programme.codes().iter().filter(|code| code.sender) {
                line(section, self.code(code), &format!("programme.referred_from.{}", code.id), All, persons);
            }
            heading(section, "Went on to", "Avslutade till");
            for code in programme.codes().iter().filter(|code| code.exit) {
                line(section, self.code(code), &format!("programme.exit_to.{}", code.id), All, persons);
            }
            line(section, self.say("any health care", "någon hälso- och sjukvård"), "programme.health_care", All, persons);
            heading(section, "Goal and survey", "Mål och enkät");
            line(section, self.say("reached the goal", "nådde målet"), GOAL, All, Statistic::Numerator);
            line(section, self.say("answered the survey", "svarade på enkäten"), "programme.survey", All, persons);
        }
        for measure in self.report.measures().iter().filter(|measure| !measure.is_item) {
            let instrument = self.language.label(&measure.instrument).split(' ').next().unwrap_or_default();
            section.rows.push(Row::Heading(format!("{instrument}, {}", self.label(measure))));
            if self.report.has_occasions() {
                line(section, self.say("pairs", "par"), &measure.id, Change, Statistic::N);
                line(section, self.say("sum at start", "summa vid start"), &measure.id, Change, Statistic::SumStart);
                line(section, self.say("sum at exit", "summa vid avslut"), &measure.id, Change, Statistic::SumExit);
            } else {
                line(section, "n", &measure.id, Start, Statistic::N);
                line(section, self.say("mean", "medel"), &measure.id, Start, Statistic::Mean);
            }
        }
    }
}
