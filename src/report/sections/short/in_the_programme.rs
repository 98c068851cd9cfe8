//! Activities and the survey.

use super::super::moves::capitalized;
use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::{Counted, Statistic};
use crate::programme::Activity;
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// Who took part in which activities, those that are counted together as one.
    pub(super) fn short_activities(&self) -> Section {
        let mut section = self.section(["Activities", "Aktiviteter"], Vec::new());
        let Some(programme) = self.report.programme() else { return section };
        let activities = programme.activities();
        let of = |activity: &Activity| self.of_programme(&format!("activity.{}", activity.id), Counted::Persons);
        let mut groups: Vec<&str> = Vec::new();
        let mut together: Vec<&str> = Vec::new();
        for group in activities.iter().filter_map(|activity| activity.group.as_deref()) {
            if groups.contains(&group) {
                continue;
            }
            groups.push(group);
            let members = activities.iter().filter(|activity| activity.group.as_deref() == Some(group));
            let taken = members.filter(|member| of(member).may_be_some());
            let names: Vec<&str> = taken.map(|member| self.language.label(&member.label)).collect();
            // of one activity its own number says it
            if names.len() > 1 {
                let said = self.sentence(
                    "{people} of {n} took part in one or more of {names}.",
                    "{people} av {n} har deltagit i en eller flera av {names}.",
                    &[
                        ("{people}", self.count(self.of_programme(&format!("activity_group.{group}"), Counted::Persons))),
                        ("{n}", self.participants_counted(self.of_programme("participants", Counted::Persons))),
                        ("{names}", self.enumerated(&names).into()),
                    ],
                );
                together.extend(said.is_some().then_some(group));
                section.lead.extend(said);
            }
        }
        let is_alone = |activity: &&Activity| activity.group.as_deref().is_none_or(|group| !together.contains(&group));
        let is_told = |activity: &&Activity| of(activity).value().is_some_and(|people| people > 0.0);
        let alone = activities.iter().filter(|_| self.report.rounding_base() == 1).filter(is_alone).filter(is_told);
        let alone: Vec<String> = alone
            .map(|activity| format!("{}: {}", self.language.label(&activity.label), self.participants_counted(of(activity))))
            .collect();
        if !alone.is_empty() {
            section.lead.push(format!("{}.", capitalized(&alone.join("; "))));
        }
        section
    }

    /// Who answered the survey, of its target.
    pub(in crate::report::sections) fn short_survey(&self) -> Section {
        let head = vec![
            self.say("municipality", "kommun"),
            self.say("answers", "svar"),
            self.say("target", "mål"),
            self.say("share of the target", "andel av målet"),
        ];
        let mut section = self.section(["The participant survey", "Deltagarenkäten"], head);
        let Some(programme) = self.report.programme() else { return section };
        let survey = |id: &str, statistic: Statistic| self.of_programme(&format!("survey{id}"), statistic);
        let all = survey("", Counted::Persons.into());
        if !all.may_be_some() {
            return section;
        }
        let homes: Vec<_> = programme
            .municipalities()
            .iter()
            .filter(|home| self.of_programme(&format!("municipality.{}", home.id), Counted::Persons).may_be_some())
            .collect();
        let (target, of) = match homes[..] {
            // what one municipality should answer is a number of the programme, and of nobody
            [_] => (Shown::Number(f64::from(programme.survey_target())), self.say("in the municipality", "i kommunen")),
            _ => (survey("", Statistic::Target), self.say("in all municipalities together", "i alla kommuner tillsammans")),
        };
        section.lead.extend(self.sentence(
            "{people} answered the participant survey; the target is {target} {of}.",
            "{people} har svarat på deltagarenkäten; målet är {target} {of}.",
            &[("{people}", self.people_counted(all)), ("{target}", self.count(target)), ("{of}", of.into())],
        ));
        if section.lead.is_empty() {
            section.lead.extend(self.sentence(
                "{people} answered the participant survey.",
                "{people} har svarat på deltagarenkäten.",
                &[("{people}", self.people_counted(all))],
            ));
        }
        // rounded, it is no number of people to be said in words
        if section.lead.is_empty() && all != Shown::Suppressed {
            section.line(self.say("all", "alla"), [self.count(all), self.count(target), self.none()]);
        }
        if homes.len() > 1 {
            for home in homes {
                let id = format!(".{}", home.id);
                let counts = [Counted::Persons.into(), Statistic::Target].map(|statistic| self.count(survey(&id, statistic)));
                section.line(&home.name, counts.into_iter().chain([self.percent(survey(&id, Statistic::Attained))]));
            }
        }
        if section.rows.is_empty() {
            section.head.clear();
            if section.lead.is_empty() {
                section.lead.push(self.hidden().to_owned());
            }
        }
        section
    }
}
