//! The people of each group: participants, the goal, who was asked about violence.

use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::All;
use crate::figure::programme::GOAL;
use crate::figure::violence::ASKED;
use crate::figure::{Counted, Statistic};
use crate::report::lookup::Lookup;

impl SectionWriter<'_> {
    /// A line for each group, if there are few enough to be read.
    pub(super) fn people_by_group(&self) -> Section {
        let (programme, screening) = (self.report.programme().is_some(), self.report.screening().is_some());
        let mut head = vec![self.say("group", "grupp")];
        if programme {
            head.extend([
                self.say("participants", "deltagare"),
                self.say("reached the goal", "nådde målet"),
                self.say("share", "andel"),
            ]);
        }
        if screening {
            head.extend([
                self.say("enrolled", "inskrivna"),
                self.say("asked about violence", "tillfrågade om våld"),
                self.say("answered", "svarat"),
            ]);
        }
        let mut section = self.section(["Participants by group", "Deltagare per grupp"], head);
        if !(programme || screening) || !self.lists_groups() {
            return section;
        }
        for (group, name) in self.named_groups() {
            let figures = Lookup::new(group);
            let count = |measure: &str, statistic: Statistic| self.count(figures.shown(measure, All, statistic));
            let mut cells = Vec::new();
            if programme {
                cells.extend([
                    count("programme.participants", Counted::Persons.into()),
                    count(GOAL, Statistic::Numerator),
                    self.percent(figures.shown(GOAL, All, Statistic::Attained)),
                ]);
            }
            if screening {
                cells.extend([Counted::Enrolled, Counted::Asked, Counted::Answered].map(|stage| count(ASKED, stage.into())));
            }
            section.line(&name, cells);
        }
        section.remarks.extend(self.about_periods());
        section
    }
}
