//! Steps, activities and the survey.

use super::super::section::Section;
use super::super::writer::{SectionWriter, heading};
use crate::figure::{Counted, Statistic};
use crate::programme::Programme;
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// Steps, activities and the survey.
    pub(in crate::report::sections) fn progress(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("share", "andel")];
        let mut section = self.section(["In the programme", "Under insatsen"], head);
        let Some(programme) = self.report.programme() else { return section };
        let steps = [
            (Counted::Forward.into(), Some(Counted::Forward), self.say("moved forward", "framåt")),
            (Counted::Unchanged.into(), Some(Counted::Unchanged), self.say("unchanged", "oförändrat")),
            (Counted::Back.into(), Some(Counted::Back), self.say("moved back", "bakåt")),
            (Statistic::Unknown, None, self.say("unknown", "okänt")),
            (Counted::Invalid.into(), None, self.say("not readable", "inte läsbart")),
        ];
        let counts = steps.map(|(statistic, shared, label)| (self.of_programme("step", statistic), shared, label));
        // with steps of nobody there is nothing to say
        if counts[..3].iter().any(|(people, ..)| people.may_be_some()) {
            section.rows.push(heading(self.say("Steps of progression", "Stegförflyttning")));
            for (people, shared, label) in counts {
                // nobody's share is of the unknown
                let share = shared.map_or(Shown::Absent, |of| self.of_programme("step", Statistic::Share(of)));
                let share = if share == Shown::Absent { self.none() } else { self.percent(share) };
                section.line(label, [self.count(people), share]);
            }
        }
        self.activities(programme, &mut section);
        section.remarks.extend(self.short_survey().lead);
        section
    }

    fn activities(&self, programme: &Programme, section: &mut Section) {
        let taken = |id: &str| self.of_programme(&format!("activity.{id}"), Counted::Persons).may_be_some();
        let mut activities = programme.activities().iter().filter(|activity| taken(&activity.id)).peekable();
        if activities.peek().is_some() {
            section.rows.push(heading(self.say("Activities, people who took part", "Aktiviteter, personer som deltagit")));
        }
        for activity in activities {
            let measure = format!("activity.{}", activity.id);
            let cells = [
                self.programme_count(&measure, Counted::Persons),
                self.programme_share(&measure, Statistic::Share(Counted::Persons)),
            ];
            section.line(self.language.label(&activity.label), cells);
        }
    }
}
