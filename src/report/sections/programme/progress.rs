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
        if let Some(answers) = self.of_programme("survey", Counted::Persons).value().filter(|answers| *answers > 0.0) {
            let text = self.say("Answered the participant survey", "Har svarat på deltagarenkäten");
            let target = self.of_programme("survey", Statistic::Target).value();
            // where nothing of the table can be told, this can
            let said = if self.is_release { &mut section.lead } else { &mut section.remarks };
            said.push(match target {
                Some(target) => format!(
                    "{text}: {} {} {}.",
                    self.count(Some(answers)),
                    self.say("of a target of", "av målet"),
                    self.count(Some(target))
                ),
                None => format!("{text}: {}.", self.count(Some(answers))),
            });
        }
        if section.rows.is_empty() && !section.lead.is_empty() {
            section.head.clear();
        }
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
        self.activities_together(programme, section);
    }

    /// Activities by the group that they are counted in, where none of them can be told by itself.
    fn activities_together(&self, programme: &Programme, section: &mut Section) {
        let activities = programme.activities();
        let mut groups: Vec<&str> = activities.iter().filter_map(|activity| activity.group.as_deref()).collect();
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            let members = || activities.iter().filter(|activity| activity.group.as_deref() == Some(group));
            let people = |id: &str| self.of_programme(&format!("activity.{id}"), Counted::Persons);
            let measure = format!("activity_group.{group}");
            let is_told = self.of_programme(&measure, Counted::Persons).value().is_some_and(|people| people > 0.0);
            let is_only = members().all(|activity| people(&activity.id).value().is_none_or(|people| people == 0.0));
            if !(self.is_release && is_told && is_only) {
                continue;
            }
            let names: Vec<&str> = members().map(|activity| self.language.label(&activity.label)).collect();
            let cells = [
                self.programme_count(&measure, Counted::Persons),
                self.programme_share(&measure, Statistic::Share(Counted::Persons)),
            ];
            section.line(&format!("{} {}", self.say("any of", "någon av"), names.join(", ")), cells);
        }
    }
}
