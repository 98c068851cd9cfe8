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
        let mut told: Vec<&str> = Vec::new();
        let mut alone: Vec<String> = Vec::new();
        for activity in activities {
            let group = activity.group.as_deref().unwrap_or_default();
            let members: Vec<&Activity> =
                activities.iter().filter(|other| !group.is_empty() && other.group.as_deref() == Some(group)).collect();
            let any = self.of_programme(&format!("activity_group.{group}"), Counted::Persons);
            if members.len() > 1 && any != Shown::Absent {
                if told.contains(&group) {
                    continue;
                }
                told.push(group);
                let names: Vec<&str> = members
                    .iter()
                    .filter(|member| of(member).may_be_some())
                    .map(|member| self.language.label(&member.label))
                    .collect();
                if !names.is_empty() {
                    let [en, sv] = if names.len() > 1 {
                        [
                            "{people} of {n} took part in one or more of {names}.",
                            "{people} av {n} har deltagit i en eller flera av {names}.",
                        ]
                    } else {
                        ["{people} of {n} took part in {names}.", "{people} av {n} har deltagit i {names}."]
                    };
                    section.lead.extend(self.sentence(
                        en,
                        sv,
                        &[
                            ("{people}", self.count(any)),
                            ("{n}", self.participants_counted(self.of_programme("participants", Counted::Persons))),
                            ("{names}", self.enumerated(&names).into()),
                        ],
                    ));
                }
            } else if self.report.rounding_base() == 1 && of(activity).value().is_some_and(|people| people > 0.0) {
                let people = self.participants_counted(of(activity));
                alone.push(format!("{}: {people}", self.language.label(&activity.label)));
            }
        }
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
        if section.lead.is_empty() {
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
        }
        section
    }
}
