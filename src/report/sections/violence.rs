//! Who was asked about violence, and what that calls for.

use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::All;
use crate::figure::violence::{ASKED, FOLLOW_UP, NOT_ASKED, OUTCOME, OUTCOMES, not_asked, to_follow_up};
use crate::figure::{Counted, Estimated, Statistic};
use crate::report::pictures::{About, Bar, Bars, Picture};
use crate::report::shown::Shown;
use crate::violence::{FollowUp, NotAskedReason, Outcome};

impl SectionWriter<'_> {
    fn of_violence(&self, measure: &str, statistic: impl Into<Statistic>) -> Shown {
        self.of(measure, All, statistic)
    }

    /// A line with a count and its share, for each of these.
    fn counted_lines(&self, section: &mut Section, measure: &str, entries: &[(Counted, &str)]) {
        for (of, label) in entries {
            let share = self.of_violence(measure, Statistic::Share(*of));
            section.line(label, [self.count(self.of_violence(measure, *of)), self.percent(share)]);
        }
    }

    /// The same as bars, in the order of the table: no ranks.
    fn counted_drawn(&self, title: &str, description: &str, measure: &str, entries: &[(Counted, &str)]) -> Picture {
        let bar = |(of, label): &(Counted, &str)| {
            let share = self.of_violence(measure, Statistic::Share(*of));
            Bar { label: (*label).to_owned(), quantity: self.counted(self.of_violence(measure, *of), share) }
        };
        let about = About { title: title.to_owned(), description: description.to_owned() };
        let full = self.of_violence(ASKED, Counted::Enrolled).value();
        Picture::Bars(Bars { about, full, mark: None, rows: entries.iter().map(bar).collect() })
    }

    /// From everyone who was enrolled to those who answered everything.
    pub(super) fn asked_about_violence(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("of enrolled", "av inskrivna")];
        let title = ["Questions about violence: who was asked", "Frågor om våld: vilka som tillfrågats"];
        let mut section = self.section(title, head);
        if self.report.screening().is_none() {
            return section;
        }
        let stages = [
            (Counted::Enrolled, self.say("enrolled", "inskrivna")),
            (Counted::Asked, self.say("asked", "tillfrågade")),
            (Counted::Answered, self.say("answered, wholly or in part", "svarat, helt eller delvis")),
            (Counted::Complete, self.say("every mandatory question taken up", "alla obligatoriska frågor har tagits upp")),
        ];
        self.counted_lines(&mut section, ASKED, &stages);
        let count = |stage: Counted| self.count(self.of_violence(ASKED, stage));
        section.lead.extend(self.sentence(
            "Asked about violence: {asked} of {enrolled}; answered, wholly or in part: {answered}.",
            "Tillfrågade om våld: {asked} av {enrolled}; har svarat, helt eller delvis: {answered}.",
            &[
                ("{asked}", count(Counted::Asked)),
                ("{answered}", count(Counted::Answered)),
                ("{enrolled}", count(Counted::Enrolled)),
            ],
        ));
        section.brief = 1;
        section.pictures.push(self.counted_drawn(
            self.say("From enrolled to answered", "Från inskrivna till svar"),
            self.say(
                "A bar for each stage, people and share of everyone enrolled.",
                "En stapel för varje steg, personer och andel av alla inskrivna.",
            ),
            ASKED,
            &stages,
        ));
        let reason = |reason: &NotAskedReason| {
            let people = self.of_violence(NOT_ASKED, not_asked(*reason));
            let said = people.may_be_some();
            said.then(|| format!("{} {}", self.language.label(&reason.label()), self.count(people)))
        };
        let reasons: Vec<String> = NotAskedReason::ALL.iter().filter_map(reason).collect();
        if !reasons.is_empty() {
            section.remarks.push(format!("{}: {}.", self.say("Not asked", "Inte tillfrågade"), reasons.join(", ")));
        }
        section
    }

    /// How many are in each class.
    pub(super) fn violence_outcomes(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("of enrolled", "av inskrivna")];
        let title = ["Questions about violence: what was said", "Frågor om våld: vad som framkommit"];
        let mut section = self.section(title, head);
        let Some(screening) = self.report.screening() else { return section };
        let labels = Outcome::LABELS;
        let mut outcomes: Vec<(Counted, &str)> =
            OUTCOMES.into_iter().zip(&labels).map(|(code, label)| (code, self.language.label(label))).collect();
        let unread = self.of_violence(OUTCOME, Counted::Invalid);
        if unread.value().is_some_and(|people| people > 0.0) {
            outcomes.push((Counted::Invalid, self.say("answers that cannot be read", "svar som inte kan läsas")));
        }
        self.counted_lines(&mut section, OUTCOME, &outcomes);
        section.pictures.push(self.counted_drawn(
            self.say("What was said", "Vad som framkommit"),
            self.say(
                "A bar for each class, people and share of everyone enrolled; the order says nothing.",
                "En stapel för varje klass, personer och andel av alla inskrivna; ordningen säger inget.",
            ),
            OUTCOME,
            &outcomes,
        ));
        section.remarks.push(format!(
            "{}: {}.",
            self.say("Current is what is", "Som aktuellt räknas våld som är"),
            self.language.label(&screening.current.label())
        ));
        let told = [
            self.say(
                "Told of violence or of danger now, of those who told of it or denied it",
                "Har berättat om våld eller fara nu, av dem vars svar ger besked",
            ),
            self.say("The same, of everyone asked", "Samma, av alla tillfrågade"),
        ];
        for (text, statistic) in told.into_iter().zip([Estimated::DisclosedOfAnswered, Estimated::DisclosedOfAsked]) {
            // how many gave an answer either way is a count of its own, and no release has it
            let n = self.figures.figure(ASKED, All, statistic).filter(|_| !self.is_release).and_then(|figure| figure.n);
            let n = n.map_or_else(String::new, |n| format!(" {} {n}", self.say("of", "av")));
            section.remarks.push(format!("{text}: {}{n}.", self.percent(self.of_violence(ASKED, statistic))));
        }
        let no_scale = self.say(
            "The classes do not form a scale. That nothing was said does not mean that there was no violence.",
            "Klasserna är ingen skala. Att inget framkommit betyder inte att våld inte förekommit.",
        );
        section.remarks.push(no_scale.to_owned());
        section
    }

    /// What staff may have to do.
    pub(super) fn violence_follow_up(&self) -> Section {
        let head = vec!["", self.say("people", "personer")];
        let title = ["Questions about violence: to follow up", "Frågor om våld: att följa upp"];
        let mut section = self.section(title, head).internal();
        if self.report.screening().is_none() {
            return section;
        }
        for follow_up in FollowUp::ALL {
            let people = self.of_violence(FOLLOW_UP, to_follow_up(*follow_up));
            if people.may_be_some() {
                section.line(self.language.label(&follow_up.label()), [self.count(people)]);
            }
        }
        let staff = self.say("Staff decide; these are reminders.", "Personalen avgör; detta är bara påminnelser.");
        section.remarks.push(staff.to_owned());
        section
    }
}
