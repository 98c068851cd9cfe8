//! The parts of a report that people read, before they become text, Markdown or a page.

mod cell;
mod change;
mod comparisons;
mod group_names;
mod groups;
mod health_change;
mod levels;
mod method;
mod moves;
mod people;
mod people_by_group;
mod profile_grid;
mod programme;
mod questionnaire;
mod reliability;
mod section;
mod sums;
#[cfg(test)]
mod tests;
mod vas;
mod violence;
mod writer;

pub(super) use cell::Cell;
#[cfg(feature = "html")]
pub(super) use cell::CellKind;
pub(super) use method::Note;
pub(super) use section::{Chapter, Row, Section};

use super::lookup::Lookup;
use super::report::Report;
use crate::figure::{FigureOccasion, Figures, Statistic};
use crate::ground::Language;
use questionnaire::Questionnaire;
use writer::SectionWriter;

/// What people read of a report.
pub(super) struct Contents {
    /// What is in it, part by part.
    pub(super) chapters: Vec<Chapter>,
    /// What stands under every comparison of start with exit.
    pub(super) caveats: &'static str,
    /// How to read it, what it rests on.
    pub(super) method: Vec<Note>,
}

/// What people read of a report.
pub(super) fn contents(report: &Report, language: Language) -> Contents {
    contents_of(report, report.figures(), report.is_release(), language)
}

/// The same of these figures.
fn contents_of(report: &Report, figures: &Figures, is_release: bool, language: Language) -> Contents {
    let writer =
        SectionWriter { report, figures: figures.of_everyone().map(Lookup::new).unwrap_or_default(), language, is_release };
    let questionnaires = Questionnaire::all_of(report.measures(), language);
    let suppressed = [
        writer.say("Suppressed: there are too few people.", "Skyddat: personerna är för få."),
        writer.say(
            "Lines and columns in which everything is suppressed are left out.",
            "Rader och kolumner där allt är skyddat är utelämnade.",
        ),
    ];
    let chapter = |id: &str, title: &str, sections: Vec<Section>| {
        let pruned = sections.into_iter().filter_map(|section| section.pruned(is_release));
        let shorter = |section: Section| if is_release { section.shortened(suppressed) } else { Some(section) };
        let sections: Vec<Section> = pruned.filter_map(shorter).collect();
        (!sections.is_empty()).then(|| Chapter { id: id.to_owned(), title: title.to_owned(), sections })
    };
    let say = |en, sv| language.pick(en, sv);
    if is_release && figures.is_empty() {
        let chapter = Chapter {
            id: "people".into(),
            title: say("Who is in the report", "Vilka som ingår").into(),
            sections: vec![writer.too_few()],
        };
        return Contents { chapters: vec![chapter], caveats: writer.caveats(), method: writer.method() };
    }
    let mut chapters =
        vec![chapter("people", say("Who is in the report", "Vilka som ingår"), vec![writer.people(&questionnaires)])];
    for (place, of) in questionnaires.iter().enumerate() {
        chapters.push(chapter(&format!("questionnaire-{}", place + 1), of.name, writer.questionnaire(of)));
    }
    let programme = vec![writer.referrals(), writer.participants(), writer.exits(), writer.goal(), writer.progress()];
    let violence = vec![writer.asked_about_violence(), writer.violence_outcomes(), writer.violence_follow_up()];
    chapters.push(chapter("programme", say("The programme", "Insatsen"), programme));
    chapters.push(chapter("violence", say("Questions about violence", "Frågor om våld"), violence));
    chapters.push(chapter("groups", say("Groups", "Grupper"), vec![writer.groups(), writer.people_by_group()]));
    Contents { chapters: chapters.into_iter().flatten().collect(), caveats: writer.caveats(), method: writer.method() }
}

impl<'a> SectionWriter<'a> {
    /// Somebody has a valid answer both times to some of it, or it is not said whether.
    fn is_paired(&self, of: &Questionnaire<'a>) -> bool {
        of.measures.iter().any(|measure| self.shown(measure, FigureOccasion::Change, Statistic::N).may_be_some())
    }

    /// In place of everything that would compare start with exit.
    fn nobody_paired(&self) -> Section {
        let mut section = self.section(["From start to exit", "Från start till avslut"], Vec::new());
        let none = self.say(
            "Of this no valid answers of the same people at both occasions are told, so there are no figures of change.",
            "Här visas inga giltiga svar från samma personer vid båda tillfällena, så det finns inga siffror om förändring.",
        );
        section.lead.push(
            self.report
                .unpaired()
                .map_or_else(|| none.to_owned(), |why| format!("{}.", moves::capitalized(self.language.label(why)))),
        );
        section
    }

    /// What is said of one questionnaire, the plain before the technical.
    fn questionnaire(&self, of: &Questionnaire<'a>) -> Vec<Section> {
        let is_paired = self.is_paired(of);
        let has_items = of.items().next().is_some();
        let mut sections = Vec::new();
        if self.report.has_occasions() && !is_paired {
            sections.push(self.nobody_paired());
        } else {
            sections.push(self.sums(of));
            sections.extend(has_items.then(|| self.levels(of)));
        }
        if is_paired {
            sections.extend([self.moves(of), self.health_change(of)]);
            sections.extend(self.profile_grids(of));
        }
        sections.extend(self.vas(of));
        if is_paired {
            sections.extend([self.change(of), self.bootstrap(of), self.qalys(of), self.reliable_change(of)]);
        }
        if self.report.has_occasions() && has_items {
            sections.push(self.levels_of_everyone(of));
        }
        sections.extend([self.reliability(of), self.quality(of), self.norms(of), self.panel(of)]);
        sections
    }
}
