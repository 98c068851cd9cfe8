//! What is known of the participants.

use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::{Counted, Statistic};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// What is known of the participants, one line for each list that says anything.
    pub(in crate::report::sections) fn participants(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("share of the known", "andel av dem vi har uppgift om")];
        let mut section = self.section(["What is known of the participants", "Vad som är känt om deltagarna"], head);
        let Some(programme) = self.report.programme() else { return section };
        let sexes = programme.sexes().iter().map(|sex| (format!("sex.{}", sex.id), self.language.label(&sex.label).to_owned()));
        let homes = programme.municipalities().iter().map(|home| (format!("municipality.{}", home.id), home.name.to_string()));
        let contacts = programme.codes().iter().filter(|code| code.contact);
        let contacts = contacts.map(|code| (format!("contact.{}", code.id), self.code(code).to_owned()));
        self.list_known(&mut section, self.say("Sex", "Kön"), sexes.collect());
        self.list_known(&mut section, self.say("Municipality", "Kommun"), homes.collect());
        self.list_known(
            &mut section,
            self.say("In contact with at enrolment, several possible", "Kontakter vid inskrivning, flera möjliga"),
            contacts.collect(),
        );
        let [youngest, oldest] = programme.eligibility().priority_ages;
        let ages = format!("{youngest}\u{2013}{oldest} {}", self.say("years of age", "år"));
        self.list_known(
            &mut section,
            self.say("Of an age that comes first", "I prioriterad ålder"),
            vec![("priority_ages".into(), ages)],
        );
        section
    }

    /// The entries of one list that somebody has, under a heading.
    fn list_known(&self, section: &mut Section, heading: &str, entries: Vec<(String, String)>) {
        let list = entries.first().and_then(|(measure, _)| measure.split('.').next()).unwrap_or_default().to_owned();
        let merges = self.merges(&list);
        let has_any = |(measure, _): &(String, String)| {
            let people = self.of_programme(measure, Counted::Persons);
            people.may_be_some() && !(merges && people == Shown::Suppressed)
        };
        let mut lines = entries.into_iter().filter(has_any).peekable();
        if lines.peek().is_some() || merges {
            section.rows.push(super::super::writer::heading(heading));
        }
        for (measure, label) in lines {
            section.line(
                &label,
                [
                    self.programme_count(&measure, Counted::Persons),
                    self.programme_share(&measure, Statistic::Share(Counted::Persons)),
                ],
            );
        }
        if merges {
            section.line(self.rest_label(), [self.programme_count(&format!("{list}.rest"), Counted::Persons), self.none()]);
        }
    }
}
