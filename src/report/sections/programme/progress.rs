//! Steps, activities and the survey.

use super::super::cell::Shown;
use super::super::section::Section;
use super::super::writer::{Writer, heading};
use crate::programme::Programme;

impl Writer<'_> {
    /// Steps, activities and the survey.
    pub(in crate::report::sections) fn progress(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("share", "andel")];
        let mut section = self.section(["In the programme", "Under insatsen"], head);
        let Some(programme) = self.report.programme() else { return section };
        let steps = [
            ("forward", self.say("moved forward", "framåt")),
            ("unchanged", self.say("unchanged", "oförändrat")),
            ("back", self.say("moved back", "bakåt")),
            ("unknown", self.say("unknown", "okänt")),
            ("invalid", self.say("not readable", "inte läsbart")),
        ];
        let counts = steps.map(|(statistic, label)| (self.of_programme("step", statistic), statistic, label));
        // with steps of nobody there is nothing to say
        if counts[..3].iter().any(|(people, ..)| people.may_be_some()) {
            section.rows.push(heading(self.say("Steps of progression", "Stegförflyttning")));
            for (people, statistic, label) in counts {
                let share = match self.of_programme("step", &format!("{statistic}_share")) {
                    // nobody's share is of the unknown
                    Shown::Absent => self.none(),
                    share => self.percent(share),
                };
                section.line(label, [self.count(people), share]);
            }
        }
        self.activities(programme, &mut section);
        if let Some(answers) = self.of_programme("survey", "persons").value().filter(|answers| *answers > 0.0) {
            let text = self.say("Answered the participant survey", "Har svarat på deltagarenkäten");
            let target = self.of_programme("survey", "target").value();
            section.remarks.push(match target {
                Some(target) => format!(
                    "{text}: {} {} {}.",
                    self.count(Some(answers)),
                    self.say("of a target of", "av målet"),
                    self.count(Some(target))
                ),
                None => format!("{text}: {}.", self.count(Some(answers))),
            });
        }
        section
    }

    fn activities(&self, programme: &Programme, section: &mut Section) {
        let taken = |id: &str| self.of_programme(&format!("activity.{id}"), "persons").may_be_some();
        let mut activities = programme.activities().iter().filter(|activity| taken(&activity.id)).peekable();
        if activities.peek().is_some() {
            section.rows.push(heading(self.say("Activities, people who took part", "Aktiviteter, personer som deltagit")));
        }
        for activity in activities {
            let measure = format!("activity.{}", activity.id);
            let cells = [self.programme_count(&measure, "persons"), self.programme_share(&measure, "persons_share")];
            section.line(self.language.label(&activity.label), cells);
        }
    }
}
