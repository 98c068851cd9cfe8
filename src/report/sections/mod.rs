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
mod short;
mod sums;
#[cfg(test)]
mod tests;
mod vas;
mod violence;
mod writer;

#[cfg(feature = "workbooks")]
pub(super) use cell::CellNumber;
pub(super) use cell::{Cell, CellKind};
pub(super) use group_names::{of_sex, period_in_words};
pub(super) use method::{Note, allowed_missing, coding_told};
pub(super) use moves::capitalized;
pub(super) use section::{Chapter, Row, Section};
pub(super) use writer::joined;

use super::edition::{Edition, Extent};
use super::lookup::Lookup;
use super::report::Report;
use crate::figure::{FigureOccasion, Figures, Statistic};
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
    /// Its paragraphs are read one after the other, and need no contents and no beginning in brief.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only a page has contents and a beginning in brief"))]
    pub(super) is_short: bool,
}

#[cfg(feature = "html")]
impl Contents {
    /// A section has a heading of its own, unless it is short and its chapter or its picture says the same.
    pub(super) fn has_heading(&self, chapter: &Chapter, section: &Section) -> bool {
        let says_more = || section.pictures.first().is_none_or(|picture| picture.about().title != section.title);
        !section.title.is_empty() && (!self.is_short || (chapter.sections.len() > 1 && says_more()))
    }

    /// What is said first, chapter by chapter; what is short says all of it at once.
    pub(super) fn brief(&self) -> impl Iterator<Item = (&Chapter, Vec<&String>)> {
        let chapters = self.chapters.iter().filter(|_| !self.is_short);
        chapters.map(|chapter| (chapter, chapter.brief().collect::<Vec<_>>())).filter(|(_, lines)| !lines.is_empty())
    }

    /// Some of it compares start with exit, so the caveats belong to it.
    #[cfg(feature = "workbooks")]
    pub(super) fn compares(&self) -> bool {
        self.chapters.iter().flat_map(|chapter| &chapter.sections).any(|section| section.is_change)
    }
}

/// What people read of a report.
pub(super) fn contents(report: &Report, edition: &Edition) -> Contents {
    contents_of(report, report.figures(), report.is_release(), edition)
}

/// The same of these figures.
fn contents_of(report: &Report, figures: &Figures, is_release: bool, edition: &Edition) -> Contents {
    let (language, extent) = (edition.language(), edition.extent());
    let is_short = extent == Extent::Short;
    // what may not leave stands beside nothing that does
    let earlier = edition.earlier().filter(|earlier| earlier.is_release() || !is_release);
    let of_everyone = figures.of_everyone().map(Lookup::new).unwrap_or_default();
    let writer = SectionWriter { report, figures: of_everyone, language, is_release, earlier, extent };
    let questionnaires = Questionnaire::all_of(report.measures(), language);
    let suppressed = [writer.hidden(), writer.left_out()];
    let chapter = |id: &str, title: &str, sections: Vec<Section>| {
        let pruned = sections.into_iter().filter_map(|section| section.pruned(is_release));
        let shorter = |section: Section| if is_release { section.shortened(suppressed) } else { Some(section) };
        let sections: Vec<Section> = pruned.filter_map(shorter).map(|section| writer.told_as_rounded(section)).collect();
        (!sections.is_empty()).then(|| Chapter { id: id.to_owned(), title: title.to_owned(), sections })
    };
    let say = |en, sv| language.pick(en, sv);
    if is_release && figures.is_empty() {
        let chapter = Chapter {
            id: "people".into(),
            title: say("Who is in the report", "Vilka som ingår").into(),
            sections: vec![writer.too_few()],
        };
        return Contents { chapters: vec![chapter], caveats: writer.caveats(), method: writer.method(), is_short };
    }
    if is_short {
        return Contents { chapters: writer.short(), caveats: writer.caveats(), method: writer.method(), is_short };
    }
    let mut chapters =
        vec![chapter("people", say("Who is in the report", "Vilka som ingår"), vec![writer.people(&questionnaires)])];
    for (place, of) in questionnaires.iter().enumerate() {
        chapters.push(chapter(&format!("questionnaire-{}", place + 1), of.name, writer.questionnaire(of)));
    }
    let programme = vec![
        writer.referrals(),
        writer.participants(),
        writer.exits(),
        writer.goal(),
        writer.progress(),
        writer.short_survey(),
        writer.hours(),
    ];
    let violence = vec![writer.asked_about_violence(), writer.violence_outcomes(), writer.violence_follow_up()];
    chapters.push(chapter("programme", say("The programme", "Insatsen"), programme));
    chapters.push(chapter("violence", say("Questions about violence", "Frågor om våld"), violence));
    chapters.push(chapter("groups", say("Groups", "Grupper"), vec![writer.groups(), writer.people_by_group()]));
    chapters.push(chapter("earlier", writer.beside_title(), vec![writer.beside_earlier()]));
    Contents { chapters: chapters.into_iter().flatten().collect(), caveats: writer.caveats(), method: writer.method(), is_short }
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
