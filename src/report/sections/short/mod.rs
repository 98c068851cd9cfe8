//! The short report: what a board reads, in the order of a programme's final report.

mod beside_earlier;
mod by_group;
mod in_the_programme;
mod outcomes;
mod participants;
mod scores;

use super::questionnaire::Questionnaire;
use super::section::{Chapter, Section};
use super::writer::SectionWriter;

impl SectionWriter<'_> {
    /// The chapters of the short report.
    pub(super) fn short(&self) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        let mut add = |id: &str, title: &str, sections: Vec<Section>| {
            let kept: Vec<Section> = sections
                .into_iter()
                .filter_map(|section| self.kept(section))
                .map(|section| self.told_as_rounded(section))
                .collect();
            if !kept.is_empty() {
                chapters.push(Chapter { id: id.to_owned(), title: title.to_owned(), sections: kept });
            }
        };
        let questionnaires = Questionnaire::all_of(self.report.measures(), self.language);
        add("participants", self.say("Participants", "Deltagare"), self.short_participants());
        add("exits", self.say("Where they went", "Vart de gick vidare"), vec![self.short_exits()]);
        add("goal", self.say("The goal", "Målet"), vec![self.short_goal()]);
        // the sense of coherence before health, as the programme has it
        for of in questionnaires.iter().rev() {
            add(of.id, of.name, self.short_scores(of));
        }
        add(
            "programme",
            self.say("In the programme", "Under insatsen"),
            vec![self.short_activities(), self.hours().in_words(), self.short_survey()],
        );
        let violence = vec![self.asked_about_violence().in_words(), self.violence_outcomes().without_pictures()];
        add("violence", self.say("Questions about violence", "Frågor om våld"), violence);
        add("groups", self.say("By group", "Per grupp"), self.short_groups());
        add("earlier", self.beside_title(), vec![self.beside_earlier()]);
        add("reading", self.say("How to read the figures", "Så ska siffrorna läsas"), vec![self.short_reading()]);
        chapters
    }

    /// What of a section may be shown and says something; what is suppressed is told once, below it.
    fn kept(&self, section: Section) -> Option<Section> {
        let section = section.pruned(self.is_release)?;
        if !self.is_release {
            return Some(section);
        }
        section.shortened([self.hidden(), self.left_out()])
    }

    /// The caveats, and what a mark stands for, once.
    fn short_reading(&self) -> Section {
        let mut section = self.section(["How to read the figures", "Så ska siffrorna läsas"], Vec::new());
        if self.report.has_occasions() && !self.report.measures().is_empty() {
            section.lead.push(self.caveats().to_owned());
        }
        if self.is_release {
            let mark = self.say(
                "x: not shown, because it could tell about single people; neither missing nor zero.",
                "x: visas inte, eftersom uppgiften kan röja enskilda; det är varken noll eller ett bortfall.",
            );
            section.lead.push(mark.to_owned());
        }
        section
    }
}
